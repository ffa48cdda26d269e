import { Link } from "@remix-run/react";
import type { CampaignReport } from "#app/features/reporting/campaign-report.server.ts";
import { dateTime, number } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";

type Need = { figure: number; what: string; more: string; to: string };

/** What a manager should do something about, the leaks last, as a nought one can open. */
export function TodayPart(report: Pick<CampaignReport, "campaign" | "client" | "today">) {
  const needs = needsOf(report).filter(({ figure }) => figure > 0);
  const { leaks } = report.today;
  return (
    <Section title="What needs you today">
      <ul className="camp-today">
        {needs.length === 0 ? <li className="fine">Nothing waits for you here.</li> : null}
        {needs.map(({ figure, what, more, to }) => (
          <li key={to}>
            <Link to={to}>
              <b>{number(figure)}</b>
              <span>
                {what}
                <small>{more}</small>
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link to="/leaks" className={leaks === 0 ? "zero" : "leaking"}>
            <b>{number(leaks)}</b>
            <span>
              {leaks === 1 ? "leak" : "leaks"}
              <small>{leaks === 0 ? "each open lead has an owner and a date" : "leads that are being lost"}</small>
            </span>
          </Link>
        </li>
      </ul>
    </Section>
  );
}

function needsOf({ campaign, client, today }: Pick<CampaignReport, "campaign" | "client" | "today">): Need[] {
  const since = (at: string | null) => (at ? `oldest since ${dateTime(at, client.zone)}` : "");
  const rows = `/campaigns/${campaign.id}`;
  return [
    {
      figure: today.gate.waiting,
      what: is(today.gate.waiting, "waits", "wait", " at your gate"),
      more: since(today.gate.oldestAt),
      to: "/hand-back",
    },
    {
      figure: today.missedCallbacks.missed,
      what: is(today.missedCallbacks.missed, "callback was", "callbacks were", " missed"),
      more: since(today.missedCallbacks.oldestAt),
      to: "/callbacks?due=missed",
    },
    {
      figure: today.silent.leads,
      what: is(today.silent.leads, "lead,", "leads,", ` ${client.name} silent`),
      more: "the chase is due",
      to: `${rows}/leads?news=overdue`,
    },
    {
      figure: today.duplicates,
      what: is(today.duplicates, "duplicate question", "duplicate questions"),
      more: "likely the same company; you decide",
      to: "/duplicates",
    },
    {
      figure: today.quarantined.rows,
      what: is(today.quarantined.rows, "row", "rows", " in quarantine"),
      more: `${number(today.quarantined.withoutRoute)} ${today.quarantined.withoutRoute === 1 ? "has" : "have"} no way to be reached`,
      to: `${rows}/rows?verdict=quarantined`,
    },
    ...today.blocked.map(({ rule, says, leads }) => ({
      figure: leads,
      what: is(leads, "lead", "leads", " that no rule lets us call"),
      more: says,
      to: `${rows}/leads?blocked=${encodeURIComponent(rule)}`,
    })),
    {
      figure: today.ageing.length,
      what: is(today.ageing.length, "screening list is", "screening lists are", " ageing"),
      more: today.ageing
        .map(({ list, days, holdsDays }) =>
          days === null
            ? `${list} never loaded; calls are stopped`
            : days > holdsDays
              ? `${list}, ${days} days; calls are stopped`
              : `${list}, ${days} days; stops calls in ${holdsDays - days}`,
        )
        .join(", "),
      to: "/admin/rules",
    },
  ];
}

const is = (n: number, one: string, many: string, rest = ""): string => `${n === 1 ? one : many}${rest}`;
