import { Link } from "@remix-run/react";
import type { ClientReport } from "#app/features/reporting/client-report.ts";
import { date, number } from "#app/ui/format.ts";

/** Silence is a figure of its own, never a nought among the results. */
export function Unknown({ report }: { report: ClientReport }) {
  const { noNews, reportWithinDays, waiting, waitingSince, withUs, sleeping } = report.unknown;
  const lines = [
    {
      name: "No news from you",
      says: `Accepted, and nothing heard for over ${reportWithinDays} days. Counted as not won.`,
      n: noNews,
      to: "/portal/yours",
    },
    {
      name: "Waiting for your answer",
      says: waitingSince ? `The oldest since ${date(waitingSince, report.zone)}.` : "Everything is answered.",
      n: waiting,
      to: "/portal",
    },
    {
      name: "Still with us",
      says: `${number(sleeping)} of them on a date to come back.`,
      n: withUs,
      to: null,
    },
  ];
  return (
    <dl className="portal-unknown">
      {lines.map(({ name, says, n, to }) => (
        <div key={name}>
          <dt>
            <b>{name}</b>
            <span className="fine">{says}</span>
          </dt>
          <dd className="num">{to && n > 0 ? <Link to={to}>{number(n)}</Link> : number(n)}</dd>
        </div>
      ))}
    </dl>
  );
}
