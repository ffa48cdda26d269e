import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import "./whats-due/due.css";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { lettersDue } from "#app/features/reporting/letters.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { count } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Letters, Rekindle" }];
export const handle = { crumbs: () => [{ label: "What is due", to: "/due" }, { label: "Letters" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAgent(request);
  return { letters: await lettersDue(db, { now: clock.now() }) };
}

export default function Letters() {
  const { letters } = useLoaderData<typeof loader>();
  return (
    <>
      <Page>
        <PageHead
          title={letters.length === 0 ? "No letter is due" : `${count(letters.length, "letter")} to be printed`}
          says="Each begins on a sheet of its own. Say at “What is due” that it was sent."
        />
        {letters.length === 0 ? (
          <Empty title="Nothing to print" says="Letters of a touch plan stand here from the day they are due." />
        ) : null}
        {letters.map(({ touchId, address, body }) => (
          <article key={touchId} className="due-letter" aria-label={`The letter to ${address.at(0) ?? "nobody"}`}>
            <address>{address.join("\n")}</address>
            <p>{body}</p>
          </article>
        ))}
      </Page>
      {letters.length > 0 ? (
        <Foot>
          <Button onClick={() => window.print()} h={44}>
            Print {count(letters.length, "letter")}
          </Button>
        </Foot>
      ) : null}
    </>
  );
}
