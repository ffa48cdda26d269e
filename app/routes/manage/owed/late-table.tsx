import { Link } from "@remix-run/react";
import { touchWords } from "#app/features/audit/words.ts";
import type { LateLead } from "#app/features/reporting/owed-list.server.ts";
import { atStart, count, date } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Table } from "#app/ui/table.tsx";
import { remedyFor } from "./remedy.ts";

export function LateTable({ rows, zone }: { rows: LateLead[]; zone: string }) {
  return (
    <Table className="cards-s due-table" columns={["Late", "What is owed", "Lead", "What to do"]}>
      {rows.map((row) => (
        <tr key={row.leadId}>
          <td className="num nowrap">
            <Risk kind="wait">{lateness(row.owed[0]?.daysLate ?? 0)}</Risk>
          </td>
          <td className="num">
            {row.owed.map(({ what, least, days, had, by }) => (
              <div key={what}>
                {count(least, what === "calls" ? "call" : "touch", what)} in {count(days, "day")}, {had} made
                <div className="quiet">owed by {date(by, zone)}</div>
              </div>
            ))}
          </td>
          <td>
            <Link to={`/leads/${row.leadId}`}>{row.company}</Link>
            <p className="quiet">
              {row.campaign}, <Link to={`/plans/${row.planId}`}>{row.plan}</Link>
            </p>
          </td>
          <td>
            <Remedy row={row} zone={zone} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

const lateness = (days: number): string => (days === 0 ? "under a day" : count(days, "day"));

function Remedy({ row, zone }: { row: LateLead; zone: string }) {
  const { says, act } = remedyFor(row);
  const { next } = row;
  return (
    <>
      <p>
        {says} <Link to={act.to}>{act.label}</Link>
      </p>
      {next ? (
        <div className="quiet">
          {atStart(touchWords[next.kind])} {next.overdue ? "was due" : "comes"} {date(next.dueAt, zone)}
        </div>
      ) : null}
    </>
  );
}
