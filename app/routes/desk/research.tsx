import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { researchList } from "#app/features/reporting/research-list.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, date, dateTime, number } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Research, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Research" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAgent(request);
  return { ...(await researchList(db, { now: clock.now() })), zone: (await agencyClock(db)).zone };
}

export default function Research() {
  const { rows, total, vain, zone } = useLoaderData<typeof loader>();
  const inVain = vain.next ? saysInVain(vain.leads, date(vain.next, zone)) : "";
  if (rows.length === 0) {
    return (
      <Page>
        <PageHead
          title="Nothing to look up"
          says={inVain || "Leads come here whose last number turned out wrong, or at which nobody is left to ask for."}
        />
        <Empty
          title="Every lead can be reached"
          says="Where no number or nobody to ask for is left, a lead waits here for somebody to find one."
        />
      </Page>
    );
  }
  return (
    <Page>
      <PageHead
        title={`${count(total, "lead")} to find a number or a person for`}
        says={
          total > rows.length
            ? `The ${number(rows.length)} that wait longest.`
            : `The longest waiting first. Open one to write down what you found. ${inVain}`
        }
      />
      <Table
        columns={["Company", "Where", { head: "Website", wideOnly: true }, { head: "Campaign", wideOnly: true }, "Due"]}
      >
        {rows.map((row) => (
          <tr key={row.leadId}>
            <td>
              <Link to={`/leads/${row.leadId}`}>{row.company}</Link>
            </td>
            <td className="quiet">{[row.city, row.postcode].filter(Boolean).join(", ")}</td>
            <td className="hide-s quiet">{row.website}</td>
            <td className="hide-s quiet">{row.campaign}</td>
            <td className="num nowrap">
              {row.late ? <Risk kind="wait">{dateTime(row.dueAt, zone)}</Risk> : dateTime(row.dueAt, zone)}
            </td>
          </tr>
        ))}
      </Table>
    </Page>
  );
}

function saysInVain(leads: number, next: string): string {
  return leads === 1
    ? `One lead was looked for in vain, and waits until we look again on ${next}.`
    : `${count(leads, "lead")} were looked for in vain, and wait until we look again, for the first on ${next}.`;
}
