import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { type CallbackRow, callbackList } from "#app/features/reporting/callbacks.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, dateTime, timeThere } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Callbacks, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Callbacks" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const all = who.role !== "agent";
  const callbacks = await callbackList(db, { userId: who.id, all, now: clock.now() });
  return { callbacks, all, zone: (await agencyClock(db)).zone };
}

const parts = [
  { state: "missed", title: "Missed", risk: "block", does: "Ring now; the desk gives them before anything else." },
  { state: "today", title: "Today", risk: "wait", does: "They come to the desk of whoever promised, at their time." },
  { state: "later", title: "Later", risk: "plain", does: "" },
] as const;

export default function Callbacks() {
  const { callbacks, all, zone } = useLoaderData<typeof loader>();
  const missed = callbacks.filter(({ state }) => state === "missed").length;
  return (
    <Page>
      <PageHead
        title={
          missed > 0
            ? `${count(missed, "promise")} ${missed === 1 ? "was" : "were"} missed`
            : "Every promise so far is kept"
        }
        says={all ? "What anyone in the house promised to call back." : "What you promised to call back."}
      />
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
            <Table rows={rows} all={all} zone={zone} />
          </Section>
        ) : null;
      })}
    </Page>
  );
}

function Table({ rows, all, zone }: { rows: CallbackRow[]; all: boolean; zone: string }) {
  return (
    <div className="rk-scroll">
      <table className="rk-table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Lead</th>
            <th scope="col" className="hide-s">
              Campaign
            </th>
            {all ? <th scope="col">Promised by</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.leadId}>
              <td className="num nowrap">
                {dateTime(row.dueAt, zone)}
                {row.zone === zone ? null : <div className="quiet">{timeThere(row.dueAt, row.zone)}</div>}
              </td>
              <td>
                <Link to={`/leads/${row.leadId}`}>{row.company}</Link>
              </td>
              <td className="hide-s quiet">{row.campaign}</td>
              {all ? <td>{row.agent ?? "anyone’s"}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
