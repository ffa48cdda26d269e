import type { Branch, Pair } from "./types.ts";
import { bitsToProbability, probabilityToBits } from "./weights.ts";

export type Strength = "start" | "very strong" | "strong" | "some" | "hardly any" | "against" | "strongly against";

/** One step of the waterfall: what was seen, how much it moved the needle, and where the needle stands after it. */
export type Step = { field: string; text: string; weight: number; strength: Strength; probabilityAfter: number };

const VERY_STRONG = 5;
const STRONG = 2.5;
const SOME = 0.75;

/** From what one would think of any two look-alikes, reason by reason, to the probability of this pair. */
export function explain(pair: Pick<Pair | Branch, "probability" | "evidence">): Step[] {
  const sum = pair.evidence.reduce((total, { weight }) => total + weight, 0);
  let bits = probabilityToBits(pair.probability) - sum;
  const start: Step = {
    field: "prior",
    text: "any two records of this list that look alike in one way",
    weight: bits,
    strength: "start",
    probabilityAfter: bitsToProbability(bits),
  };
  const steps = pair.evidence.map(({ field, text, weight }): Step => {
    bits += weight;
    return { field, text, weight, strength: strengthOf(weight), probabilityAfter: bitsToProbability(bits) };
  });
  return [start, ...steps];
}

export function strengthOf(weight: number): Strength {
  if (weight >= VERY_STRONG) return "very strong";
  if (weight >= STRONG) return "strong";
  if (weight >= SOME) return "some";
  if (weight > -SOME) return "hardly any";
  return weight > -STRONG ? "against" : "strongly against";
}
