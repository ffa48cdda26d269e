import { Link } from "@remix-run/react";
import type { ClientReport } from "#app/features/reporting/client-report.ts";
import { count, money, number } from "#app/ui/format.ts";

type Row = { name: string; value: number; tone: string; says: string; to?: string };

/** Each step beside the one before; hue is the owner, depth the progress. What is the client's to see is a link to it. */
export function Funnel({ report }: { report: ClientReport }) {
  const { funnel, rows, answered, won } = report;
  const lines: Row[] = [
    { name: "Your companies", value: funnel.leads, tone: "a2", says: rows > 0 ? `from ${count(rows, "row")}` : "" },
    { name: "Reached", value: funnel.reached, tone: "a3", says: "" },
    { name: "Qualified", value: funnel.qualified, tone: "a4", says: "" },
    {
      name: "You accepted",
      value: funnel.accepted,
      tone: "c2",
      says: answered > 0 ? `of ${number(answered)} answered` : "",
      to: "/portal/yours",
    },
    { name: "Meeting", value: funnel.meeting, tone: "c3", says: "", to: "/portal/yours" },
    {
      name: "Won",
      value: funnel.won,
      tone: "good",
      says: won.money.map((sum) => money(sum.minor, sum.currency)).join(" + "),
      to: "/portal/yours",
    },
  ];
  return (
    <table className="portal-funnel">
      <tbody>
        {lines.map(({ name, value, tone, says, to }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="bar">
              <i
                style={{
                  width: value === 0 ? 0 : `${Math.max((value / Math.max(1, funnel.leads)) * 100, 2)}%`,
                  background: `var(--rk-${tone})`,
                }}
              />
            </td>
            <td className="r">{to && value > 0 ? <Link to={to}>{number(value)}</Link> : number(value)}</td>
            <td className="r wide-only">{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
