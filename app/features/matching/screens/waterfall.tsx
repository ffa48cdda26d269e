import type { Step } from "../explain.ts";
import { probabilityToBits } from "../weights.ts";

/** How often the start is right, said as people say it. */
const oneIn = (probability: number): string =>
  probability < 0.5 ? `1 in ${Math.round(1 / probability).toLocaleString("en-GB")}` : inHundred(probability);

/** "88 in 100"; never 0 or 100, since nothing here is certain. */
export function inHundred(probability: number): string {
  const hundred = Math.round(probability * 100);
  if (hundred >= 100) return "over 99 in 100";
  return hundred < 1 ? "under 1 in 100" : `${hundred} in 100`;
}

/** From any two look-alikes to this pair, reason by reason: length is how much it moves the odds, the word says it too. */
export function Waterfall({
  steps,
  probability,
  weightsVersion,
}: {
  steps: Step[];
  probability: number;
  weightsVersion: string | null;
}) {
  const stands = steps.map(({ probabilityAfter }) => probabilityToBits(probabilityAfter));
  const low = Math.min(0, ...stands) - 0.5;
  const high = Math.max(0, ...stands) + 0.5;
  const at = (bits: number) => ((bits - low) / (high - low)) * 100;
  return (
    <>
      <ol className="dup-fall">
        {steps.map(({ field, text, weight, strength }, n) => {
          const to = stands[n] ?? 0;
          const from = n === 0 ? to : (stands[n - 1] ?? 0);
          const left = at(Math.min(from, to));
          const width = Math.max(1.5, at(Math.max(from, to)) - left);
          const against = n > 0 && weight < 0;
          return (
            <li key={`${field} ${text}`}>
              <span className="why">{n === 0 ? "Any two records that look alike in one way" : upperFirst(text)}</span>
              <span className="track" aria-hidden="true">
                <i className="even" style={{ left: `${at(0)}%` }} />
                <i
                  className={n === 0 ? "start" : against ? "minus" : "plus"}
                  style={{ left: `${left}%`, width: `${width}%` }}
                />
              </span>
              <span className={against ? "word minus" : "word"}>
                {n === 0 ? oneIn(steps[0]?.probabilityAfter ?? 0) : field === "guard" ? "a rule" : strength}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="dup-together">
        <span>Together</span>
        <span>{inHundred(probability)}</span>
      </p>
      {weightsVersion ? <p className="dup-weights">Weighed once, with the weights of {weightsVersion}</p> : null}
    </>
  );
}

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
