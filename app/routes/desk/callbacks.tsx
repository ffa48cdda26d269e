import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { leftOverPromises } from "#app/features/outcomes/promises/left-over.server.ts";
import { absenceList, type CallbackRow, callbackList } from "#app/features/reporting/callbacks.server.ts";
import { agentChoices } from "#app/features/reporting/people.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, dateTime, timeThere } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";
import { Away } from "./callbacks/away.tsx";
import { LeftOvers } from "./callbacks/left-over.tsx";

export const meta: MetaFunction = () => [{ title: "Callbacks, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Callbacks" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const all = who.role !== "agent";
  const callbacks = await callbackList(db, { userId: who.id, all, now: clock.now() });
  const leftOver = await leftOverPromises(db, { userId: who.id, all });
  const away = await absenceList(db, { userId: who.id, all });
  const agents = all ? await agentChoices(db) : [];
  return {
    callbacks,
    leftOver,
    away,
    agents,
    all,
    me: who.id,
    now: clock.now().toISOString(),
    zone: (await agencyClock(db)).zone,
  };
}

const parts = [
  {
    state: "missed",
    title: "Missed",
    risk: "block",
    does: "They are tried again at the hour that was promised, by anyone of the campaign.",
  },
  {
    state: "today",
    title: "Today",
    risk: "wait",
    does: "They come to the desk of whoever promised, at their time; a while after it to anyone’s.",
  },
  {
    state: "later",
    title: "Later",
    risk: "plain",
    does: "Where they ask for another hour, open the lead and move the promise.",
  },
] as const;

export default function Callbacks() {
  const { callbacks, leftOver, away, agents, all, me, now, zone } = useLoaderData<typeof loader>();
  const missed = callbacks.filter(({ state }) => state === "missed").length;
  return (
    <Page>
      <PageHead
        title={
          missed > 0
            ? `${count(missed, "promise")} ${missed === 1 ? "was" : "were"} missed`
            : callbacks.length > 0
              ? "No promise was missed"
              : "Promised calls"
        }
        says={
          all
            ? "What anyone in the house promised to call back."
            : "What you promised to call back, and what is anyone’s."
        }
      >
        <Button component={Link} to="/callbacks/calendar.ics" reloadDocument download variant="default">
          Calendar file
        </Button>
      </PageHead>
      {callbacks.length === 0 ? (
        <Empty
          title="Nothing is promised"
          says="A callback appears here when an agent agrees on a time with somebody."
        />
      ) : null}
      {parts.map(({ state, title, risk, does }) => {
        const rows = callbacks.filter((row) => row.state === state);
        return rows.length > 0 ? (
          <Section key={state} title={title} aside={<Risk kind={risk}>{count(rows.length, "callback")}</Risk>}>
            {does ? <p className="fine">{does}</p> : null}
            <Promises rows={rows} zone={zone} />
          </Section>
        ) : null;
      })}
      <LeftOvers rows={leftOver} zone={zone} />
      <Away key={away.length} away={away} agents={agents} me={me} now={now} zone={zone} />
    </Page>
  );
}

function Promises({ rows, zone }: { rows: CallbackRow[]; zone: string }) {
  return (
    <Table columns={["When", "Lead", { head: "Campaign", wideOnly: true }, "Whose"]}>
      {rows.map((row) => (
        <tr key={row.leadId}>
          <td className="num nowrap">
            {dateTime(row.dueAt, zone)}
            {row.zone === zone ? null : <div className="quiet">{timeThere(row.dueAt, row.zone)}</div>}
            {row.missedAt && row.missedAt !== row.dueAt ? (
              <div className="quiet">promised for {dateTime(row.missedAt, zone)}</div>
            ) : null}
          </td>
          <td>
            <Link to={`/leads/${row.leadId}`}>{row.company}</Link>
          </td>
          <td className="hide-s quiet">{row.campaign}</td>
          <td>
            {row.agent ?? "anyone’s"}
            {row.stopped ? <div className="quiet">not to be called</div> : null}
          </td>
        </tr>
      ))}
    </Table>
  );
}
