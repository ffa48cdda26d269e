import { Link } from "@remix-run/react";
import type { CampaignReport } from "#app/features/reporting/campaign-report.server.ts";
import type { FunnelStep } from "#app/features/reporting/funnel.server.ts";
import { number, percent } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";

const steps: [FunnelStep, string, string][] = [
  ["leads", "Leads", "--rk-a2"],
  ["reached", "Reached", "--rk-a3"],
  ["qualified", "Qualified", "--rk-a4"],
  ["accepted", "Accepted", "--rk-c2"],
  ["meeting", "Meeting", "--rk-c3"],
  ["quoted", "Quoted", "--rk-c4"],
  ["won", "Won", "--rk-good"],
];

/** How far the leads ever came, beside the client's own fresh ones; what the client did not keep is said so, never drawn as nought. */
export function FunnelPart({
  campaign,
  funnel,
  baseline,
  client,
}: Pick<CampaignReport, "campaign" | "funnel" | "baseline" | "client">) {
  const before: Partial<Record<FunnelStep, number>> = baseline ? { leads: baseline.leads, won: baseline.won } : {};
  return (
    <Section title="How far they came">
      <p className="fine">Ever this far or further, beside {client.name}’s own fresh leads.</p>
      <div className="rk-scroll">
        <table className="rk-table camp-funnel">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">Step</span>
              </th>
              <td />
              <th scope="col" className="r" colSpan={2}>
                Backlog
              </th>
              <th scope="col" className="r" colSpan={2}>
                Baseline
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(([step, name, colour]) => (
              <tr key={step}>
                <th scope="row">{name}</th>
                <td className="bar" aria-hidden="true">
                  <i style={{ width: barWidth(funnel[step], funnel.leads), background: `var(${colour})` }} />
                </td>
                <td className="r">
                  <Link to={`/campaigns/${campaign.id}/leads?ever=${step}`}>{number(funnel[step])}</Link>
                </td>
                <td className="r quiet">{shareOf(funnel[step], funnel.leads)}</td>
                <Kept value={before[step]} of={baseline?.leads} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Kept({ value, of }: { value: number | undefined; of: number | undefined }) {
  if (value === undefined || of === undefined)
    return (
      <td className="r quiet" colSpan={2}>
        not kept
      </td>
    );
  return (
    <>
      <td className="r">{number(value)}</td>
      <td className="r quiet">{shareOf(value, of)}</td>
    </>
  );
}

const shareOf = (part: number, whole: number): string =>
  whole === 0 ? "–" : percent(part / whole, part === whole ? 0 : 1);
const barWidth = (part: number, whole: number): string =>
  part === 0 || whole === 0 ? "0" : `${Math.max(1.5, (part / whole) * 100)}%`;
