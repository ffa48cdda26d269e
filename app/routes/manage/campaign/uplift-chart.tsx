import { Area, ComposedChart, Line, ReferenceDot, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { axis, type Week } from "#app/features/reporting/conversion.ts";
import { percent } from "#app/ui/format.ts";
import { useHydrated } from "#app/ui/hydrated.ts";

const HEIGHT = 320;
const ink = { fontSize: 12, fill: "var(--rk-ink-3)" };

/** The uplift with its band beside the baseline. The figures stand in the text; the picture has the same ones for its name. */
export function UpliftChart({ weeks }: { weeks: Week[] }) {
  const hydrated = useHydrated();
  const last = weeks.at(-1);
  const first = weeks[0];
  if (!last || !first) return null;
  const { low, high, step, cut } = axis(weeks);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, n) => low + n * step);
  const label = `Conversion went from ${percent(first.value)} to ${percent(last.value)} by week ${last.week}; likely between ${percent(last.low)} and ${percent(last.high)}.`;
  return (
    <figure className="camp-chart">
      <div style={{ height: HEIGHT }} role="img" aria-label={label}>
        {hydrated ? (
          <ResponsiveContainer>
            <ComposedChart
              data={weeks.map((week) => ({ ...week, band: [week.low, week.high] }))}
              margin={{ top: 12, right: 78, left: -8, bottom: 0 }}
            >
              <XAxis
                dataKey="week"
                tick={ink}
                tickLine={false}
                axisLine={{ stroke: "var(--rk-line-strong)" }}
                tickFormatter={(week: number) => (week === 0 ? "before" : `wk ${week}`)}
                interval="preserveStartEnd"
                minTickGap={28}
              />
              <YAxis
                domain={[low, high]}
                ticks={ticks}
                tick={ink}
                tickLine={false}
                axisLine={false}
                tickFormatter={(share: number) => percent(share, step < 0.01 ? 1 : 0)}
              />
              <Area dataKey="band" stroke="none" fill="var(--rk-a1)" fillOpacity={0.75} isAnimationActive={false} />
              <ReferenceLine
                y={first.value}
                stroke="var(--rk-ink-3)"
                strokeDasharray="4 3"
                label={{
                  value: `Baseline ${percent(first.value)}`,
                  position: "insideBottomLeft",
                  fontSize: 12,
                  fill: "var(--rk-ink-2)",
                  dy: 20,
                }}
              />
              <Line
                dataKey="value"
                stroke="var(--rk-accent-ink)"
                strokeWidth={2}
                dot={false}
                isAnimationActive={false}
              />
              <ReferenceDot
                x={last.week}
                y={last.value}
                r={3.5}
                fill="var(--rk-accent-ink)"
                stroke="none"
                label={{
                  value: percent(last.value),
                  position: "right",
                  fontSize: 14,
                  fontWeight: 600,
                  fill: "var(--rk-ink)",
                }}
              />
            </ComposedChart>
          </ResponsiveContainer>
        ) : null}
      </div>
      <figcaption className="fine">
        {cut ? `The axis is cut: it starts at ${percent(low, step < 0.01 ? 1 : 0)}. ` : "The axis starts at nought. "}
        The band is likely with 95 % and doubts the baseline as well (Wilson 1927; Zou and Donner 2008).
      </figcaption>
    </figure>
  );
}
