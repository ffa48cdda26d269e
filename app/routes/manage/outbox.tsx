import "./outbox.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { type OutboxLine, outbox } from "#app/features/mail/outbox.server.ts";
import { pageFrom, statusWords } from "#app/features/mail/outbox.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, dateTime } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { db } from "#db/client.server.ts";
import { Arrived } from "./outbox-arrived.tsx";

export const meta: MetaFunction = () => [{ title: "Outbox, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Outbox" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return outbox(db, pageFrom(new URL(request.url).searchParams));
}

export default function Outbox() {
  const { total, page, pages, undecided, lines, open } = useLoaderData<typeof loader>();
  const zone = useHouseZone();
  return (
    <Page wide>
      <PageHead
        title={total === 0 ? "Nothing has been written yet" : count(total, "message")}
        says="What was written to clients, and what became of it. Without a mail server messages stay here."
      />
      {total === 0 ? (
        <Empty
          title="No letter yet"
          says="When a lead is passed, each of the client’s people is written to, and the message stands here."
        />
      ) : (
        <div className="outbox">
          <ul>
            {[...undecided, ...lines].map((line) => (
              <Line key={line.id} line={line} page={page} isOpen={line.id === open?.id} zone={zone} />
            ))}
            {pages > 1 ? (
              <li className="row outbox-pages">
                {page > 1 ? <Link to={`?page=${page - 1}`}>Newer</Link> : null}
                <span className="quiet num">
                  {page} of {pages}
                </span>
                {page < pages ? <Link to={`?page=${page + 1}`}>Older</Link> : null}
              </li>
            ) : null}
          </ul>
          {open ? (
            <article aria-label="The message">
              <h2>{open.subject}</h2>
              <p className="fine num">
                To {open.toAddress}. {statusWords[open.status].says}
                {open.sentAt ? ` ${dateTime(open.sentAt, zone)}.` : ""}
              </p>
              {open.status === "unknown" ? <Arrived key={open.id} messageId={open.id} /> : null}
              <pre>{open.body}</pre>
            </article>
          ) : (
            <p className="fine">Choose a message to read what it says.</p>
          )}
        </div>
      )}
    </Page>
  );
}

function Line({ line, page, isOpen, zone }: { line: OutboxLine; page: number; isOpen: boolean; zone: string }) {
  return (
    <li>
      <Link to={`?page=${page}&message=${line.id}`} preventScrollReset aria-current={isOpen ? "true" : undefined}>
        <p>
          <b>{line.subject}</b>
          <Risk kind={statusWords[line.status].kind}>{statusWords[line.status].word}</Risk>
        </p>
        <p className="fine num">
          {line.toAddress}, {line.client}, {dateTime(line.queuedAt, zone)}
        </p>
        {line.problem ? <p className="fine">{line.problem}</p> : null}
      </Link>
    </li>
  );
}
