import { Link } from "@remix-run/react";
import type { Balance } from "#app/features/reporting/balance.server.ts";
import { BalanceBar, stageColours, verdictColours } from "#app/ui/balance-bar.tsx";
import { count, number } from "#app/ui/format.ts";
import { Owner } from "#app/ui/owner.tsx";
import { type LeadSource, stages, type Verdict } from "#db/vocabulary.ts";

const shownVerdicts: [Verdict, string][] = [
  ["lead", "leads"],
  ["merged", "merged"],
  ["suppressed", "suppressed"],
  ["quarantined", "quarantined"],
  ["blank", "blank"],
];
const addedWords: Record<LeadSource, string> = {
  row: "from a row",
  hand: "by hand",
  moved: "moved",
  referred: "referred",
  unmerged: "unmerged",
  successor: "carried on",
};

/** The balance in three lines: rows become verdicts, leads stand in stages, stages have owners. Each figure opens its rows. */
export function BalanceLines({ id, balance, leaks }: { id: string; balance: Balance; leaks: number }) {
  const { rows, added } = balance;
  const leadsTo = (query: string) => `/campaigns/${id}/leads?${query}`;
  return (
    <section className="camp-balance" aria-label="The balance">
      <BalanceBar
        label={count(rows, "row")}
        segments={shownVerdicts.map(([verdict, name]) => ({
          name,
          value: balance.verdicts[verdict],
          colour: verdictColours[verdict],
          to: `/campaigns/${id}/rows?verdict=${verdict}`,
        }))}
        aside={
          added.total > 0 ? (
            <Link to={leadsTo("added=yes")}>
              <b>+ {number(added.total)}</b> {added.total === 1 ? "lead" : "leads"} added:{" "}
              {added.bySource.map(({ source, leads }) => `${number(leads)} ${addedWords[source]}`).join(", ")}
            </Link>
          ) : null
        }
      />
      <BalanceBar
        label={count(balance.leads, "lead")}
        outOf={Math.max(rows, balance.leads)}
        segments={stages.map((stage) => ({
          name: stage,
          value: balance.stages[stage],
          colour: stageColours[stage],
          to: leadsTo(`stage=${stage}`),
        }))}
      />
      <div className="rk-balance">
        <span className="label">Owner</span>
        <div className="rk-legend camp-owners">
          <Link to={leadsTo("owner=agency")}>
            <Owner who="agency" /> <b>{number(balance.owners.agency)}</b>
          </Link>
          <Link to={leadsTo("owner=client")}>
            <Owner who="client" /> <b>{number(balance.owners.client)}</b>
          </Link>
          <Link to={leadsTo("owner=finished")}>
            <Owner who={null} /> <b>{number(balance.owners.finished)}</b>
          </Link>
          <Link to="/leaks" className="camp-leaks">
            leaks <b className={leaks === 0 ? "good" : "block"}>{number(leaks)}</b>
          </Link>
        </div>
      </div>
    </section>
  );
}
