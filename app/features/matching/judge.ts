import type { Crowds } from "./crowds.ts";
import { tell, tellGuard } from "./evidence.ts";
import type { Levels } from "./fields.ts";
import { type Guard, guard } from "./guards.ts";
import { weigh } from "./score.ts";
import type { Subject } from "./subject.ts";
import type { Evidence } from "./types.ts";
import type { Weights } from "./weights.ts";

/** Bits from which a person is asked: three in ten are the same. */
export const LIKELY = Math.log2(0.3 / 0.7);

export type Judgement = { bits: number; guard: Guard };

/** The score of a pair with the guards applied. */
export function judge(levels: Levels, a: Subject, b: Subject, weights: Weights, crowds: Crowds): Judgement {
  let bits = weights.priorBits;
  for (const weight of weigh(levels, a, b, weights, crowds)) bits += weight;
  const ruled = guard(levels, a, b, crowds);
  return { bits: guarded(bits, ruled), guard: ruled };
}

/** The same judgement, told line by line; the guard's line says what it changed. */
export function tellJudgement(levels: Levels, a: Subject, b: Subject, weights: Weights, crowds: Crowds): Evidence[] {
  const bits = weigh(levels, a, b, weights, crowds);
  const sum = bits.reduce((total, weight) => total + weight, weights.priorBits);
  const told = tell(a, b, levels, bits, crowds);
  const ruled = guard(levels, a, b, crowds);
  const change = guarded(sum, ruled) - sum;
  if (ruled.rule === null || (ruled.rule === "identical" && change === 0)) return told;
  return [...told, tellGuard(ruled.rule, change)];
}

function guarded(bits: number, { floor, cap }: Guard): number {
  return Math.max(floor, Math.min(cap, bits));
}
