import type { Week } from "#app/features/reporting/conversion.ts";
import { axis } from "#app/features/reporting/conversion.ts";
import { percent } from "#app/ui/format.ts";

const left = 62;
const right = 622;
const top = 10;
const bottom = 140;

/** Conversion week by week with its likely range, drawn by hand: the portal carries no chart library. */
export function Rise({ weeks }: { weeks: Week[] }) {
  const scale = axis(weeks);
  const first = weeks[0];
  const last = weeks.at(-1);
  if (!first || !last) return null;
  const x = (i: number) => (weeks.length === 1 ? right : left + (i * (right - left)) / (weeks.length - 1));
  const y = (share: number) => bottom - ((share - scale.low) / (scale.high - scale.low)) * (bottom - top);
  const path = (of: (week: Week) => number) => weeks.map((week, i) => `${x(i).toFixed(1)},${y(of(week)).toFixed(1)}`);
  const digits = scale.step < 0.01 ? 1 : 0;
  const marks = [scale.low, (scale.low + scale.high) / 2, scale.high];
  const end = percent(last.value);
  return (
    <figure className="portal-rise">
      <svg
        viewBox="0 0 712 162"
        role="img"
        aria-label={`Conversion, week by week: from ${percent(first.value)} to ${end}, likely between ${percent(last.low)} and ${percent(last.high)}`}
      >
        <polygon points={[...path((w) => w.high), ...path((w) => w.low).reverse()].join(" ")} fill="var(--rk-a1)" />
        <line
          x1={left}
          x2={right}
          y1={y(first.value)}
          y2={y(first.value)}
          stroke="var(--rk-ink-3)"
          strokeDasharray="4 3"
        />
        <polyline points={path((w) => w.value).join(" ")} fill="none" stroke="var(--rk-accent-ink)" strokeWidth="2" />
        <circle cx={right} cy={y(last.value)} r="3.5" fill="var(--rk-accent-ink)" />
        <g fill="var(--rk-ink-3)">
          {marks.map((mark) => (
            <text key={mark} x="0" y={y(mark) + 4}>
              {percent(mark, digits)}
            </text>
          ))}
          <text x={left} y="160">
            start
          </text>
          <text x={right} y="160" textAnchor="middle">
            week {last.week}
          </text>
          <text x={right + 10} y={y(last.value) + 5} className="end">
            {end}
          </text>
        </g>
      </svg>
      <figcaption className="fine">
        Dashed: your conversion before. The band is where it likely lies, your own past included
        {scale.cut ? "; the scale does not begin at nought" : ""}.
      </figcaption>
    </figure>
  );
}
