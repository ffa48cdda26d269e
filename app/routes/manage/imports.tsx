import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./import.css";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { importsPage } from "#app/features/intake/import-page.server.ts";
import { ImportList } from "#app/features/intake/screens/list.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Imports, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Imports" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return { imports: await importsPage(db) };
}

export default function Imports() {
  const { imports } = useLoaderData<typeof loader>();
  const open = imports.filter(({ status }) => status === "ready").length;
  return (
    <>
      <Page>
        <PageHead
          title={open > 0 ? `${open === 1 ? "One file waits" : `${open} files wait`} for your word` : "Imports"}
          says="Every file a client handed over, what became of its rows, and a way back until the first call."
        >
          <Button component={Link} to="/suppression-lists" variant="default">
            Suppression lists
          </Button>
        </PageHead>
        {imports.length === 0 ? (
          <Empty
            title="No file has come yet"
            says="Upload a client’s backlog as it is; nothing is written until you commit."
          >
            <Button component={Link} to="/imports/new">
              Upload a file
            </Button>
          </Empty>
        ) : (
          <ImportList imports={imports} />
        )}
      </Page>
      {imports.length > 0 ? (
        <Foot says="Nothing of a file is written until it is committed.">
          <Button component={Link} to="/imports/new">
            Upload a file
          </Button>
        </Foot>
      ) : null}
    </>
  );
}
