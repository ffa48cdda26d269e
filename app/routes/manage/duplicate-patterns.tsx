import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useFetcher, useLoaderData } from "@remix-run/react";
import "./duplicates.css";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { patternsPage } from "#app/features/matching/patterns-page.server.ts";
import { PatternRow } from "#app/features/matching/screens/pattern-row.tsx";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Duplicates alike, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Duplicates", to: "/duplicates" }, { label: "Many alike" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const client = new URL(request.url).searchParams.get("client") ?? undefined;
  const clientId = isId(client) ? client : null;
  return { clientId, patterns: await patternsPage(db, { clientId }) };
}

export default function DuplicatePatterns() {
  const { clientId, patterns } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const back = `/duplicates${clientId ? `?client=${clientId}` : ""}`;
  return (
    <Page>
      <PageHead
        title="Questions that are alike"
        says="Records that agree and differ in the same way. Look through the pairs, then answer all of a kind at once; Undo last takes all of them back."
      >
        {patterns.length > 0 ? <Link to={back}>One by one</Link> : null}
      </PageHead>
      <div aria-live="polite">
        {fetcher.state === "idle" && fetcher.data ? (
          <Notice kind={fetcher.data.ok ? "good" : "wait"}>{fetcher.data.says}</Notice>
        ) : null}
      </div>
      {patterns.length === 0 ? (
        <Empty title="No three questions are alike" says="What is left is answered faster one by one.">
          <Link to={back}>Answer one by one</Link>
        </Empty>
      ) : (
        <ol className="dup-merges">
          {patterns.map((pattern) => (
            <PatternRow
              key={pattern.key}
              pattern={pattern}
              busy={fetcher.state !== "idle"}
              onAnswer={(answer) =>
                fetcher.submit(
                  { answer, questions: pattern.questions.map(({ id }) => id).join(" ") },
                  { method: "post", action: "/duplicates/patterns/answer" },
                )
              }
            />
          ))}
        </ol>
      )}
    </Page>
  );
}
