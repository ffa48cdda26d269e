import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import "./duplicates.css";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { mergesPage } from "#app/features/matching/merges-page.server.ts";
import { MergeRow } from "#app/features/matching/screens/merge-row.tsx";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { number } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Merges, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Duplicates", to: "/duplicates" }, { label: "Merges" }] };

const kinds = ["certain", "people", "undone"] as const;
const kindWords = { certain: "Certain, unasked", people: "Answered by people", undone: "Taken apart" };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const asked = new URL(request.url).searchParams;
  const id = (name: string) => {
    const given = asked.get(name) ?? undefined;
    return isId(given) ? given : null;
  };
  const kind = kinds.find((word) => word === asked.get("kind")) ?? null;
  return {
    ...(await mergesPage(db, { clientId: id("client"), kind, before: id("before") })),
    clientId: id("client"),
    kind,
  };
}

export default function Merges() {
  const { merges, clients, counts, older, zone, clientId, kind } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries({ before: null, ...changes })) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return `/merges?${next}`;
  };
  const only = clientId ?? (clients.length === 1 ? clients[0]?.id : undefined);
  const here = (is: boolean) => (is ? ("page" as const) : undefined);
  return (
    <Page>
      <PageHead
        title="What was merged, and why"
        says="Every merge can be taken apart, also after calls: people, numbers and leads go home, and the two are never joined again."
      >
        {only ? <Link to={`/merges/rules?client=${only}`}>Whose word counts</Link> : null}
      </PageHead>
      <nav className="rk-picks dup-clients" aria-label="Which merges">
        <Link to={to({ kind: null })} aria-current={here(kind === null)}>
          All
        </Link>
        {kinds.map((word) => (
          <Link key={word} to={to({ kind: word })} aria-current={here(kind === word)}>
            {kindWords[word]} <i>{number(counts[word])}</i>
          </Link>
        ))}
      </nav>
      {clients.length > 1 || clientId ? (
        <nav className="rk-picks dup-clients" aria-label="Whose merges">
          <Link to={to({ client: null })} aria-current={here(clientId === null)}>
            All clients
          </Link>
          {clients.map((client) => (
            <Link key={client.id} to={to({ client: client.id })} aria-current={here(clientId === client.id)}>
              {client.name} <i>{number(client.merges)}</i>
            </Link>
          ))}
        </nav>
      ) : null}
      {merges.length === 0 ? (
        <Empty
          title="Nothing was merged here"
          says="Records that are certainly one company merge when their file is committed; the likely ones are asked about."
        >
          <Link to="/duplicates">Answer likely duplicates</Link>
        </Empty>
      ) : (
        <ol className="dup-merges">
          {merges.map((merge) => (
            <MergeRow key={merge.id} merge={merge} zone={zone} />
          ))}
        </ol>
      )}
      {older ? <Link to={to({ before: older })}>Older merges</Link> : null}
    </Page>
  );
}
