import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { nextActionWords } from "#app/features/audit/words.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { type LeakRow, leaks } from "#app/features/reporting/leaks.server.ts";
import { leakWords } from "#app/features/reporting/leaks.ts";
import { atStart, count, dateTime, number, time } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Leaks, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Leaks" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  const now = clock.now();
  return { ...(await leaks(db, { now })), now: now.toISOString(), zone: (await agencyClock(db)).zone };
}

export default function Leaks() {
  const { total, kinds, now, zone } = useLoaderData<typeof loader>();
  const checked = `Checked at ${time(now, zone)}.`;
  if (total === 0) {
    return (
      <Page>
        <PageHead
          title="Nothing leaks"
          says={`Every open lead has an owner, a next action and a date that holds. ${checked}`}
        />
        <ul>
          {kinds.map(({ kind }) => (
            <li key={kind}>
              <Risk kind="good">
                <span className="soft">0 {leakWords[kind].title.toLowerCase()}</span>
              </Risk>
            </li>
          ))}
        </ul>
      </Page>
    );
  }
  return (
    <Page>
      <PageHead
        title={`${count(total, "lead")} ${total === 1 ? "is" : "are"} being lost`}
        says={`This page must read nought. ${checked}`}
      />
      {kinds
        .filter(({ leads }) => leads > 0)
        .map(({ kind, leads, rows }) => (
          <Section key={kind} title={leakWords[kind].title} aside={<span className="num">{count(leads, "lead")}</span>}>
            <p className="soft">
              {leakWords[kind].says} <b>{leakWords[kind].act}</b>
            </p>
            <LeakTable rows={rows} zone={zone} />
            {leads > rows.length ? <p className="fine">and {number(leads - rows.length)} more.</p> : null}
          </Section>
        ))}
    </Page>
  );
}

function LeakTable({ rows, zone }: { rows: LeakRow[]; zone: string }) {
  return (
    <div className="rk-scroll">
      <table className="rk-table">
        <thead>
          <tr>
            <th scope="col">Lead</th>
            <th scope="col" className="hide-s">
              Campaign
            </th>
            <th scope="col">Stage</th>
            <th scope="col">Next, and since when</th>
            <th scope="col" className="hide-s">
              Whose
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.leadId}>
              <td>
                <Link to={`/leads/${row.leadId}`}>{row.company}</Link>
              </td>
              <td className="hide-s quiet">
                <Link to={`/campaigns/${row.campaignId}`}>{row.campaign}</Link>
              </td>
              <td>
                <StageMark stage={row.stage} />
              </td>
              <td className="quiet">
                {atStart(nextActionWords[row.nextAction])}, {dateTime(row.dueAt, zone)}
              </td>
              <td className="hide-s quiet">{row.who ?? "anyone’s"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
