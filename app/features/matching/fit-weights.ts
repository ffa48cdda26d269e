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
  let total = 0;
  for (const count of patterns.values()) total += count;
  if (total < ENOUGH_PAIRS) return toWeights(shippedRates);
  const seen = laidOut(patterns);
  let rates = shippedRates;
  let weights = toWeights(rates);
  for (let round = 0; round < ROUNDS; round++) {
    rates = learn(seen, weights);
    const before = weights;
    weights = toWeights(rates);
    if (hasSettled(before, weights)) break;
  }
  return weights;
}

/** Bits that nobody can see in a probability. */
const NO_CHANGE = 0.001;

function hasSettled(one: Weights, other: Weights): boolean {
  return (
    Math.abs(one.priorBits - other.priorBits) < NO_CHANGE &&
    one.byField.every((bits, field) =>
      bits.every((weight, level) => Math.abs(weight - (other.byField[field]?.[level] ?? 0)) < NO_CHANGE),
    )
  );
}

/** The patterns side by side: of each its levels, as places in a table of eight levels a field, and how many pairs have it. */
type Seen = { places: Uint8Array; counts: Float64Array };

const FIELDS = fieldNames.length;
const LEVELS = 8;

function laidOut(patterns: Map<number, number>): Seen {
  const places = new Uint8Array(patterns.size * FIELDS);
  let next = 0;
  for (const pattern of patterns.keys()) {
    for (let field = 0; field < FIELDS; field++) places[next++] = field * LEVELS + levelIn(pattern, field);
  }
  return { places, counts: Float64Array.from(patterns.values()) };
}

function learn({ places, counts }: Seen, weights: Weights): Rates {
  const same = tableOf(shippedRates.same, FAITH);
  const other = tableOf(shippedRates.other, FAITH);
  const bitsAt = tableOf(weights.byField, 1);
  let matched = shippedRates.prior * FAITH;
  let seen = FAITH;
  for (let at = 0; at < counts.length; at++) {
    const from = at * FIELDS;
    const count = counts[at] as number;
    let bits = weights.priorBits;
    for (let next = from; next < from + FIELDS; next++) bits += bitsAt[places[next] as number] as number;
    const share = 1 / (1 + 2 ** -bits);
    matched += share * count;
    seen += count;
    // The place of "not known" gathers too, and is never read.
    for (let next = from; next < from + FIELDS; next++) {
      const place = places[next] as number;
      same[place] = (same[place] as number) + share * count;
      other[place] = (other[place] as number) + (1 - share) * count;
    }
  }
  return { same: sharesIn(same), other: sharesIn(other), prior: matched / seen };
}

function tableOf(byField: number[][], times: number): Float64Array {
  const table = new Float64Array(FIELDS * LEVELS);
  byField.forEach((levels, field) => {
    levels.forEach((value, level) => {
      table[field * LEVELS + level] = value * times;
    });
  });
  return table;
}

function sharesIn(table: Float64Array): number[][] {
  return shippedRates.same.map(({ length }, field) => {
    let total = 0;
    for (let level = 1; level < length; level++) total += table[field * LEVELS + level] as number;
    return Array.from({ length }, (_, level) => (level === 0 ? 1 : (table[field * LEVELS + level] as number) / total));
  });
}
