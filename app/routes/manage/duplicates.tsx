import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./duplicates.css";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { openQuestions } from "#app/features/matching/open-questions.server.ts";
import { AnswerBar } from "#app/features/matching/screens/answer-bar.tsx";
import { EvidenceSide } from "#app/features/matching/screens/evidence-side.tsx";
import { RecordsTable } from "#app/features/matching/screens/records-table.tsx";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, number } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useOneAtATime } from "#app/ui/one-at-a-time.ts";
import { alsoAfterRefusal } from "#app/ui/read-again.ts";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Duplicates, Rekindle" }];
export const handle = {
  crumbs: ({ question }: { question: { client: string } | null }) =>
    question ? [{ label: question.client }, { label: "Duplicates" }] : [{ label: "Duplicates" }],
};

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireManager(request);
  const client = new URL(request.url).searchParams.get("client") ?? undefined;
  return openQuestions(db, { clientId: isId(client) ? client : null, by: who.id, now: clock.now() });
}

/** A colleague may have been quicker, and then the next question is on. */
export const shouldRevalidate = alsoAfterRefusal;

export default function Duplicates() {
  const { clients, clientId, decided, left, minutes, mayUndo, question } = useLoaderData<typeof loader>();
  const { fetcher, busy, isUnderWay } = useOneAtATime<{ ok: boolean; says: string }>();
  const post = (action: string, fields: Record<string, string>) => fetcher.submit(fields, { method: "post", action });
  const reply = busy ? undefined : fetcher.data;
  return (
    <div className="dup-page">
      <div className="dup">
        <div className="dup-main">
          <div className="dup-head">
            <h1>{question ? "Is this one company?" : "Nothing left to ask"}</h1>
            {left > 2 ? (
              <Link to={`/duplicates/patterns${clientId ? `?client=${clientId}` : ""}`}>Answer many alike at once</Link>
            ) : null}
            <span className="dup-progress">
              {decided + left > 0 ? (
                <>
                  <b>{number(decided)}</b> of {number(decided + left)} decided
                </>
              ) : null}
              {left > 0 ? ` · ${count(left, "question")} left, about ${count(minutes, "minute")}` : ""}
            </span>
          </div>
          {decided + left > 0 ? (
            <div
              className="dup-meter"
              role="progressbar"
              aria-label="Decided"
              aria-valuenow={decided}
              aria-valuemin={0}
              aria-valuemax={decided + left}
            >
              <i style={{ width: `${(100 * decided) / (decided + left)}%` }} />
            </div>
          ) : null}
          {clients.length > 1 || clientId ? (
            <nav className="rk-picks dup-clients" aria-label="Whose records">
              <Link to="/duplicates" aria-current={clientId ? undefined : "page"}>
                All clients
              </Link>
              {clients.map(({ id, name, open }) => (
                <Link key={id} to={`/duplicates?client=${id}`} aria-current={clientId === id ? "page" : undefined}>
                  {name} <i>{number(open)}</i>
                </Link>
              ))}
            </nav>
          ) : null}
          <div aria-live="polite">{reply && !reply.ok ? <Notice kind="wait">{reply.says}</Notice> : null}</div>
          {question ? (
            <>
              {question.alsoSeenBy ? (
                <p className="dup-note">
                  {question.alsoSeenBy} is looking at this group too; every other one is taken.
                </p>
              ) : null}
              {question.putOff ? <p className="dup-note">Put off before; everything else is answered.</p> : null}
              <RecordsTable heads={question.heads} lines={question.lines} />
              <p className="dup-note">
                Marked: characters that differ from A, and those of A that are missing. Grey lines do not count. Every
                merge <Link to={`/merges${clientId ? `?client=${clientId}` : ""}`}>can be undone</Link>.
              </p>
            </>
          ) : (
            <Empty
              title={decided > 0 ? "Every likely duplicate is answered" : "No likely duplicates are waiting"}
              says="What is certain merges by itself. New questions come with the next import, with companies added by hand, and overnight."
            >
              <Link to={`/merges${clientId ? `?client=${clientId}` : ""}`}>Look at what was merged</Link>
            </Empty>
          )}
        </div>
        {question ? <EvidenceSide question={question} /> : null}
      </div>
      <AnswerBar
        questionId={question?.id ?? null}
        upNext={question?.upNext ?? null}
        isUnderWay={isUnderWay}
        mayUndo={mayUndo}
        onAnswer={(answer) => question && post(`/duplicates/${question.id}/answer`, { answer })}
        onUndo={() => post("/duplicates/undo", { client: clientId ?? "" })}
      />
      <p className="sr" aria-live="polite">
        {reply?.ok ? reply.says : ""}
      </p>
    </div>
  );
}
