import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { rulesPage, type ScreeningAge } from "#app/features/reporting/rules-page.server.ts";
import { atStart, count, localDate, number } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Rules, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Rules" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request);
  return rulesPage(db, { now: clock.now() });
}

export default function Rules() {
  const { rules, lists } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="What decides whether a number may be rung"
        says="The rules the house is delivered with. What none of them knows is refused; the stricter one wins."
      />
      <Section title="Screening lists">
        <div className="rk-scroll">
          <table className="rk-table">
            <thead>
              <tr>
                <th scope="col">List</th>
                <th scope="col" className="hide-s">
                  As of
                </th>
                <th scope="col" className="r hide-s">
                  Numbers
                </th>
                <th scope="col">Standing</th>
              </tr>
            </thead>
            <tbody>
              {lists.map((list) => (
                <tr key={list.list}>
                  <td>{list.title}</td>
                  <td className="quiet hide-s">
                    {list.asOf ? localDate(list.asOf) : "Never loaded"}
                    {list.synthetic ? ", made up for the demo" : ""}
                  </td>
                  <td className="r hide-s">{number(list.entries)}</td>
                  <td>
                    <Standing {...list} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Section title={count(rules.length, "rule")}>
        <div className="rk-scroll">
          <table className="rk-table">
            <thead>
              <tr>
                <th scope="col">Where</th>
                <th scope="col">Rule</th>
                <th scope="col" className="hide-s">
                  Source
                </th>
                <th scope="col" className="hide-s">
                  Checked
                </th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.id}>
                  <td>{atStart(rule.place)}</td>
                  <td>
                    {atStart(rule.title)} <span className="quiet nowrap">{rule.version}</span>
                  </td>
                  <td className="hide-s quiet">{rule.source}</td>
                  <td className="hide-s quiet nowrap">
                    {rule.verifiedOn ? localDate(rule.verifiedOn) : "To be confirmed"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </Page>
  );
}

function Standing({ days, holdsDays }: ScreeningAge) {
  if (days === null) return <Risk kind="block">Calls that need it are stopped</Risk>;
  if (days >= holdsDays) return <Risk kind="block">{count(days, "day")} old; calls that need it are stopped</Risk>;
  const left = holdsDays - days;
  return (
    <Risk kind={days >= holdsDays * 0.75 ? "wait" : "good"}>
      {count(days, "day")} old; holds {count(left, "day")} more
    </Risk>
  );
}
