import { Table } from "#app/ui/table.tsx";
import "./hand-back.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useNavigate } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { gateList } from "#app/features/handback/gate-page.server.ts";
import { beforeWords, type GateLine } from "#app/features/handback/gate-page.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, dateTime, dayDate } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Hint } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Hand-back, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Hand-back" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return { ...(await gateList(db)), now: clock.now().toISOString() };
}

export default function HandBack() {
  const { atGate, withClient, now } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const [first] = atGate;
  const openFirst = () => first && navigate(`/hand-back/${first.handbackId}`);
  useKeys("Hand-back", [{ key: "enter", does: "Open the oldest", run: openFirst, off: !first }]);
  return (
    <Page>
      <PageHead
        title={
          atGate.length === 0
            ? "Nothing waits at the gate"
            : `${count(atGate.length, "lead waits", "leads wait")} at the gate`
        }
        says="Each was qualified on a call. What you pass goes to the client, with your words on top."
      />
      {atGate.length === 0 ? (
        <Empty
          title="Every qualified lead has been seen"
          says="When an agent records “Qualified”, the lead stands here with its answers and its call, due within a day."
        />
      ) : (
        <Section
          title="At the gate, oldest first"
          aside={
            <Hint k="⏎" onClick={openFirst}>
              open the oldest
            </Hint>
          }
        >
          <Lines lines={atGate} now={now} dueWord="Look by" />
        </Section>
      )}
      <Section title="Passed, waiting for the client">
        {withClient.length === 0 ? (
          <p className="fine">No client owes an answer.</p>
        ) : (
          <Lines lines={withClient} now={now} dueWord="Answer by" />
        )}
      </Section>
    </Page>
  );
}

function Lines({ lines, now, dueWord }: { lines: GateLine[]; now: string; dueWord: string }) {
  const zone = useHouseZone();
  return (
    <Table
      className="gate-list"
      columns={["Company", { head: "Client", wideOnly: true }, { head: "Qualified", wideOnly: true }, dueWord]}
    >
      {lines.map((line) => (
        <tr key={line.handbackId}>
          <td>
            <Link to={`/hand-back/${line.handbackId}`} prefetch="intent">
              <b>{line.company}</b>
            </Link>
            {line.before ? <p className="fine">{beforeWords(line.before)}</p> : null}
          </td>
          <td className="hide-s">{line.client}</td>
          <td className="num hide-s">
            {dateTime(line.qualifiedAt, zone)} <span className="quiet">by {line.agent}</span>
          </td>
          <td className="num nowrap">
            {line.dueAt && line.dueAt < now ? (
              <Risk kind="wait">{dayDate(line.dueAt, zone)}</Risk>
            ) : line.dueAt ? (
              dayDate(line.dueAt, zone)
            ) : null}
          </td>
        </tr>
      ))}
    </Table>
  );
}
