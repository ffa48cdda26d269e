import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { type CallFigures, callReport, reportDays } from "#app/features/reporting/call-report.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, number, percent } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Reports, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Reports" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return { days: reportDays, ...(await callReport(db, { now: clock.now() })) };
}

export default function Reports() {
  const { days, all, byAttempt, byHour, byAgent } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title={`${count(all.calls, "call")} in ${days} days`}
        says={`${number(all.reached)} reached somebody, ${number(all.qualified)} qualified a lead. Each campaign has its own page with its balance.`}
      />
      {all.calls === 0 ? (
        <Empty title="No call yet" says="The first figures stand here after the first call." />
      ) : (
        <>
          <Table title="By attempt" first="Try" rows={byAttempt} name={(key) => (key === "7" ? "7 and more" : key)} />
          <Table title="By hour, where they are" first="From" rows={byHour} name={(key) => `${key}:00`} />
          <Table title="By agent" first="Agent" rows={byAgent} name={(key) => key} talk />
        </>
      )}
    </Page>
  );
}

type TableProps = {
  title: string;
  first: string;
  rows: CallFigures[];
  name: (key: string) => string;
  talk?: boolean;
};

function Table({ title, first, rows, name, talk = false }: TableProps) {
  return (
    <Section title={title}>
      <div className="rk-scroll">
        <table className="rk-table">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col" className="r">
                Calls
              </th>
              <th scope="col" className="r">
                Reached
              </th>
              <th scope="col" className="r">
                of the calls
              </th>
              <th scope="col" className="r">
                Qualified
              </th>
              {talk ? (
                <th scope="col" className="r hide-s">
                  Talked
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{name(row.key)}</td>
                <td className="r">{number(row.calls)}</td>
                <td className="r">{number(row.reached)}</td>
                <td className="r quiet">{percent(row.reached / row.calls)}</td>
                <td className="r">{number(row.qualified)}</td>
                {talk ? <td className="r hide-s quiet">{number(row.talkMinutes)} min</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
