import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./import.css";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { listsPage } from "#app/features/intake/lists/lists-page.server.ts";
import { ListTable } from "#app/features/intake/screens/suppression-list-table.tsx";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Suppression lists, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Imports", to: "/imports" }, { label: "Suppression lists" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const asked = new URL(request.url).searchParams.get("client") ?? undefined;
  const clientId = isId(asked) ? asked : null;
  return { ...(await listsPage(db, { clientId })), clientId };
}

export default function SuppressionLists() {
  const { lists, clients, clientId } = useLoaderData<typeof loader>();
  const here = (is: boolean) => (is ? ("page" as const) : undefined);
  const upload = `/suppression-lists/new${clientId ? `?client=${clientId}` : ""}`;
  return (
    <>
      <Page>
        <PageHead
          title="Who is not to be called"
          says="Customers, open opportunities and do-not-call lists. Every file that comes is compared with them, and the open leads again each night."
        />
        {clients.length > 1 ? (
          <nav className="rk-picks" aria-label="Whose lists">
            <Link to="/suppression-lists" aria-current={here(clientId === null)}>
              All
            </Link>
            {clients.map(({ id, name }) => (
              <Link key={id} to={`/suppression-lists?client=${id}`} aria-current={here(clientId === id)}>
                {name}
              </Link>
            ))}
          </nav>
        ) : null}
        {lists.length === 0 ? (
          <Empty
            title="No list has come yet"
            says="Ask the client whom they sell to already. A call to a customer costs more than a lead."
          />
        ) : (
          <ListTable lists={lists} />
        )}
      </Page>
      <Foot says="A list is taken back as easily as it is put in force.">
        <Button component={Link} to={upload}>
          Upload a list
        </Button>
      </Foot>
    </>
  );
}
