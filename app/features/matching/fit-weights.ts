import { ADDRESS, fieldNames, levelOf, NAME, unpackLevels } from "./fields.ts";
import { type Ground, groundOf, grounds } from "./grounds.ts";
import { type Rates, shippedRates } from "./rates.ts";
import { toWeights, type Weights } from "./weights.ts";

/** The shipped rates count as this many pairs already seen, so that a strange list bends but does not break them, and a short one hardly bends them. */
const FAITH_IN_SAME = 100;
const FAITH_IN_SHARE = 10;
/**
 * … of two companies on one ground: the more, the less a list can tell. Two sites behind one central number look just like one firm
 * that moved, a mailbox of two firms looks like that of one which moved, and where nobody shares a door with anybody, strangers
 * would be made of the worst-spelled twins.
 */
/** A list of any length. */
const ALL = 1e9;
const faithInOther: Partial<Record<Ground, number>> = { mailbox: ALL, phone: 1000, door: 200, name: 200 };
const FAITH_IN_OTHER = 40;
const ROUNDS = 60;

/**
 * Noise shows at every level: who clearly differs though they are the same cannot be more than so many for each who is nearly the same.
 * Left to themselves, hotels and their restaurants would teach that names do not matter, and a chain that addresses do not.
 */
const tails: { field: number; level: number; against: number; most: number }[] = [
  { field: NAME, level: levelOf("name", "different"), against: levelOf("name", "loosely-alike"), most: 0.35 },
  { field: ADDRESS, level: levelOf("address", "different"), against: levelOf("address", "near"), most: 0.8 },
  { field: ADDRESS, level: levelOf("address", "same-street"), against: levelOf("address", "near"), most: 0.9 },
];

/** Weights for this list, by expectation–maximisation over the patterns of levels (pattern → how many pairs have it). */
export function fitWeights(patterns: Map<number, number>): Weights {
  const seen = laidOut(patterns);
  let weights = toWeights(shippedRates);
  for (let round = 0; round < ROUNDS; round++) {
    const before = weights;
    weights = toWeights(learn(seen, before));
    if (hasSettled(before, weights)) break;
  }
  return weights;
}

/** Bits that nobody can see in a probability. */
const NO_CHANGE = 0.01;

function hasSettled(one: Weights, other: Weights): boolean {
  const before = one.byGround.flat(2);
  return other.byGround.flat(2).every((bits, at) => Math.abs(bits - (before[at] ?? 0)) < NO_CHANGE);
}

/** The patterns side by side: of each its ground, its levels as places in a table of eight levels a field, and how many pairs have it. */
type Seen = { grounds: Uint8Array; places: Uint8Array; counts: Float64Array };

const FIELDS = fieldNames.length;
const LEVELS = 8;
const TABLE = FIELDS * LEVELS;

function laidOut(patterns: Map<number, number>): Seen {
  const places = new Uint8Array(patterns.size * FIELDS);
  const on = new Uint8Array(patterns.size);
  let next = 0;
  // In an order of their own, for sums of fractions depend on theirs.
  const sorted = [...patterns].sort(([x], [y]) => x - y);
  sorted.forEach(([pattern], at) => {
    const levels = unpackLevels(pattern);
    on[at] = groundOf(levels);
    levels.forEach((level, field) => {
      places[next++] = field * LEVELS + level;
    });
  });
  return { grounds: on, places, counts: Float64Array.from(sorted, ([, count]) => count) };
}

function learn({ grounds: on, places, counts }: Seen, weights: Weights): Rates {
  const same = tableOf(shippedRates.same, FAITH_IN_SAME);
  const others = grounds.map((ground, at) =>
    tableOf(shippedRates.other[at] ?? [], faithInOther[ground] ?? FAITH_IN_OTHER),
  );
  const bitsOn = weights.byGround.map((byField) => tableOf(byField, 1));
  const matched = shippedRates.share.map((share) => share * FAITH_IN_SHARE);
  const all = grounds.map(() => FAITH_IN_SHARE);
  for (let at = 0; at < counts.length; at++) {
    const ground = on[at] as number;
    const bitsAt = bitsOn[ground] as Float64Array;
    const other = others[ground] as Float64Array;
    const count = counts[at] as number;
    const from = at * FIELDS;
    let bits = weights.priorBits;
    for (let next = from; next < from + FIELDS; next++) bits += bitsAt[places[next] as number] as number;
    const share = count / (1 + 2 ** -bits);
    matched[ground] = (matched[ground] as number) + share;
    all[ground] = (all[ground] as number) + count;
    // The place of "not known" gathers too, and is never read.
    for (let next = from; next < from + FIELDS; next++) {
      const place = places[next] as number;
      same[place] = (same[place] as number) + share;
      other[place] = (other[place] as number) + count - share;
    }
  }
  return {
    same: withoutTails(sharesIn(same)),
    other: others.map(sharesIn),
    share: matched.map((pairs, ground) => pairs / (all[ground] as number)),
  };
}

function withoutTails(same: number[][]): number[][] {
  for (const { field, level, against, most } of tails) {
    const rates = same[field] as number[];
    rates[level] = Math.min(rates[level] as number, most * (rates[against] as number));
  }
  return same;
}

function tableOf(byField: number[][], times: number): Float64Array {
  const table = new Float64Array(TABLE);
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
