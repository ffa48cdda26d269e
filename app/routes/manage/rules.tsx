import { Button } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { type Basis, recordedBases } from "#app/features/reporting/bases.server.ts";
import type { ListAge } from "#app/features/reporting/list-ages.server.ts";
import { type RuleLine, rulesPage } from "#app/features/reporting/rules-page.server.ts";
import { Foot } from "#app/ui/foot.tsx";
import { atStart, count, date, localDate, number } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "Rules, Rekindle" }];
export const handle = { crumbs: () => [{ label: "Rules" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireManager(request);
  const page = await rulesPage(db, { now: clock.now() });
  return { writes: mayActAs(who.role, "admin"), bases: await recordedBases(db), ...page };
}

export default function Rules() {
  const { rules, lists, bases, writes } = useLoaderData<typeof loader>();
  return (
    <>
      <Page>
        <PageHead
          title="What decides whether a number may be rung"
          says="What no rule knows is refused; where several hold, the stricter one wins."
        />
        <Lists lists={lists} />
        <Bases bases={bases} />
        <Section title={count(rules.length, "rule")}>
          <RuleTable rules={rules} writes={writes} />
        </Section>
      </Page>
      {writes ? (
        <Foot>
          <Button component={Link} to="/admin/rules/new" h={44}>
            Write a rule
          </Button>
        </Foot>
      ) : null}
    </>
  );
}

function Lists({ lists }: { lists: ListAge[] }) {
  return (
    <Section
      title="Screening lists"
      aside={
        <Button component={Link} to="/admin/screenings/new" variant="default">
          Load a list
        </Button>
      }
    >
      <Table
        columns={[
          "List",
          { head: "As of", wideOnly: true },
          { head: "Numbers", right: true, wideOnly: true },
          "Standing",
        ]}
      >
        {lists.map((list) => (
          <tr key={list.list}>
            <td>{list.title}</td>
            <td className="quiet hide-s">
              {list.drawnOn ? localDate(list.drawnOn) : "Never loaded"}
              {list.synthetic ? ", made up for the demo" : ""}
              {list.washedSince > 0 ? `; ${count(list.washedSince, "number")} washed since` : ""}
            </td>
            <td className="r hide-s">{number(list.entries)}</td>
            <td>
              <Standing {...list} />
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Bases({ bases }: { bases: Basis[] }) {
  const zone = useHouseZone();
  return (
    <Section
      title="Bases for calling in the European Union"
      aside={
        <Button component={Link} to="/admin/bases/new" variant="default">
          Record a basis
        </Button>
      }
    >
      {bases.length === 0 ? <p className="quiet">None is recorded, so nobody there is called.</p> : null}
      <ul>
        {bases.map(({ campaign, client, country, basis, by, at }) => (
          <li key={`${campaign} ${country}`}>
            <b>
              {country}, {client}: {campaign}
            </b>{" "}
            {basis} <span className="quiet">{`${by}, ${date(at, zone)}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const standingWords = {
  "to-come": (validFrom: string) => `, from ${localDate(validFrom)}`,
  over: () => ", no longer",
};

function RuleTable({ rules, writes }: { rules: RuleLine[]; writes: boolean }) {
  return (
    <Table columns={["Where", "Rule", { head: "Source", wideOnly: true }, { head: "Checked", wideOnly: true }]}>
      {rules.map((rule) => (
        <tr key={`${rule.id} ${rule.version}`}>
          <td>{atStart(rule.place)}</td>
          <td>
            <div>
              {writes ? <Link to={`/admin/rules/${rule.id}`}>{atStart(rule.title)}</Link> : atStart(rule.title)}
            </div>
            <div className="quiet">
              {rule.version}
              {rule.standing === "in-force" ? "" : standingWords[rule.standing](rule.validFrom)}
            </div>
            <div className="quiet">{rule.says}</div>
          </td>
          <td className="hide-s quiet">{rule.source}</td>
          <td className="hide-s quiet nowrap">{rule.verifiedOn ? localDate(rule.verifiedOn) : "To be confirmed"}</td>
        </tr>
      ))}
    </Table>
  );
}

function Standing({ days, holdsDays, covers, prefixes }: ListAge) {
  if (days === null) return <Risk kind="block">Calls that need it are stopped</Risk>;
  if (days >= holdsDays) return <Risk kind="block">{count(days, "day")} old; calls that need it are stopped</Risk>;
  const left = holdsDays - days;
  const age = days === 0 ? "New today" : `${count(days, "day")} old`;
  const whom = prefixes ? `, for numbers that begin with ${prefixes.join(", ")}` : "";
  return (
    <Risk kind={covers === "wash" || days >= holdsDays * 0.75 ? "wait" : "good"}>
      {covers === "wash" ? `${age}, for the numbers that were washed` : `${age}${whom}`}; holds{" "}
      {count(left, "more day")}
    </Risk>
  );
}
