import { fieldNames, levelIn } from "./fields.ts";
import { type Rates, shippedRates, toWeights, type Weights } from "./weights.ts";

/** Below this many pairs a file has nothing to teach, and the shipped rates stand. */
const ENOUGH_PAIRS = 500;
/** The shipped rates count as this many pairs already seen, so that a strange file bends but does not break them. */
const FAITH = 40;
const ROUNDS = 60;

/**
 * Weights for this file, by expectation–maximisation over the patterns of levels (pattern → how many pairs have it).
 * Left alone it would learn from hotels and their restaurants that another name is a good sign; so each round is
 * pulled back to monotone weights with a floor.
 */
export function fitWeights(patterns: Map<number, number>): Weights {
  const total = [...patterns.values()].reduce((sum, count) => sum + count, 0);
  if (total < ENOUGH_PAIRS) return toWeights(shippedRates);
  let rates = shippedRates;
  let weights = toWeights(rates);
  for (let round = 0; round < ROUNDS; round++) {
    rates = learn(patterns, weights);
    weights = toWeights(rates);
  }
  return weights;
}

function learn(patterns: Map<number, number>, weights: Weights): Rates {
  const same = shippedRates.same.map((levels) => levels.map((rate) => rate * FAITH));
  const other = shippedRates.other.map((levels) => levels.map((rate) => rate * FAITH));
  let matched = shippedRates.prior * FAITH;
  let seen = FAITH;
  for (const [pattern, count] of patterns) {
    let bits = weights.priorBits;
    for (let field = 0; field < fieldNames.length; field++)
      bits += weights.byField[field]?.[levelIn(pattern, field)] ?? 0;
    const share = 1 / (1 + 2 ** -bits);
    matched += share * count;
    seen += count;
    for (let field = 0; field < fieldNames.length; field++) {
      const level = levelIn(pattern, field);
      if (level === 0) continue;
      const s = same[field] as number[];
      const o = other[field] as number[];
      s[level] = (s[level] ?? 0) + share * count;
      o[level] = (o[level] ?? 0) + (1 - share) * count;
    }
  }
  return { same: same.map(toShares), other: other.map(toShares), prior: matched / seen };
}

function toShares(counts: number[]): number[] {
  const total = counts.slice(1).reduce((sum, count) => sum + count, 0);
  return counts.map((count, level) => (level === 0 ? 1 : count / total));
}
