import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Stage, Verdict } from "#db/vocabulary.ts";
import { number } from "./format.ts";

export type Segment = { name: string; value: number; colour: string; to?: string | null };

/** Hue is the owner, depth is the progress. */
export const stageColours: Record<Stage, string> = {
  ready: "--rk-a3",
  research: "--rk-a2",
  nurturing: "--rk-a1",
  qualified: "--rk-a4",
  passed: "--rk-a5",
  accepted: "--rk-c1",
  contacted: "--rk-c2",
  meeting: "--rk-c3",
  quoted: "--rk-c4",
  won: "--rk-good",
  closed: "--rk-n1",
};
export const verdictColours: Record<Verdict, string> = {
  lead: "--rk-a2",
  merged: "--rk-n2",
  suppressed: "--rk-n1",
  quarantined: "--rk-wait-mark",
  blank: "--rk-n1",
};
/** On these grounds the ink is that of the page; on the deeper ones it is turned round. */
const deep = new Set(["--rk-a4", "--rk-a5", "--rk-c3", "--rk-c4", "--rk-good"]);

/** What is written on a part of the bar; what waits is as bright in the dark as in the light. */
function inkOn(colour: string): string {
  if (colour === "--rk-wait-mark") return "--rk-on-wait-mark";
  return deep.has(colour) ? "--rk-surface" : "--rk-ink";
}

type BalanceBarProps = {
  /** What the segments add up to: "1,512 rows". */
  label: ReactNode;
  segments: Segment[];
  /** The whole the bar is a part of; its own sum unless another bar sets the measure. */
  outOf?: number;
  /** At the right of the legend. */
  aside?: ReactNode;
};

/** A bar whose parts add up, and below it the same figures as links: the legend is the data. */
export function BalanceBar({ label, segments, outOf, aside }: BalanceBarProps) {
  const sum = segments.reduce((total, segment) => total + segment.value, 0);
  const whole = outOf ?? sum;
  return (
    <div className="rk-balance">
      <span className="label num">{label}</span>
      <div>
        <div
          className="rk-segs"
          aria-hidden="true"
          style={{ width: `${whole > 0 ? Math.min(100, (sum / whole) * 100) : 0}%` }}
        >
          {segments
            .filter((segment) => segment.value > 0)
            .map((segment) => {
              const named = segment.value / whole > 0.11;
              return (
                <span
                  key={segment.name}
                  className={named ? undefined : "small"}
                  title={`${number(segment.value)} ${segment.name}`}
                  style={{
                    flexGrow: segment.value,
                    background: `var(${segment.colour})`,
                    color: `var(${inkOn(segment.colour)})`,
                  }}
                >
                  {named ? segment.name : ""}
                </span>
              );
            })}
        </div>
        <div className="rk-legend">
          {segments.map((segment) => (
            <LegendFigure key={segment.name} segment={segment} />
          ))}
          {aside ? <span style={{ marginLeft: "auto" }}>{aside}</span> : null}
        </div>
      </div>
    </div>
  );
}

function LegendFigure({ segment }: { segment: Segment }) {
  const inside = (
    <>
      <i aria-hidden="true" style={{ background: `var(${segment.colour})` }} />
      <b>{number(segment.value)}</b> {segment.name}
    </>
  );
  return segment.to ? <Link to={segment.to}>{inside}</Link> : <span>{inside}</span>;
}
