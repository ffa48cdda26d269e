import type { CampaignReport } from "#app/features/reporting/campaign-report.server.ts";
import { addedPoints } from "#app/features/reporting/conversion.ts";
import { count, number, percent } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";
import { UpliftChart } from "./uplift-chart.tsx";

type Props = Pick<CampaignReport, "baseline" | "weeks" | "won" | "balance" | "client">;

/** The formula in words, the figure, how sure it is, and the weeks. */
export function ConversionPart({ baseline, weeks, won, balance, client }: Props) {
  const last = weeks?.at(-1);
  if (!baseline || !weeks || !last) {
    return (
      <Section title="Conversion">
        <p className="fine">
          {client.name} gave no baseline (leads, won and the months they took), so there is nothing to set{" "}
          {count(won.leads, "win")} beside.
        </p>
      </Section>
    );
  }
  const added = addedPoints(baseline, { leads: balance.leads, won: won.leads });
  const points = (share: number) => (share * 100).toFixed(1);
  return (
    <Section title="Conversion, week by week">
      <p className="fine">
        ({number(baseline.won)} won before + {number(won.leads)} from the backlog) ÷ {number(baseline.leads)} leads of{" "}
        {count(baseline.months, "month")} = {percent(last.value)}, likely {percent(last.low)} to {percent(last.high)}.
        The backlog adds {points(added.value)} points, likely {points(added.low)} to {points(added.high)}.
      </p>
      <UpliftChart weeks={weeks} />
    </Section>
  );
}
