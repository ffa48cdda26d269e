import { ADDRESS, type Field, fieldNames, fields, NAME, PHONE } from "./fields.ts";
import { BY_PHONE, grounds, LITTLE, PREMISES, ranges } from "./grounds.ts";
import { type Rates, shippedRates } from "./rates.ts";

/** Bits for each field's levels on each ground (level 0, not known, is 0), and those that two have who share little. */
export type Weights = { byGround: number[][][]; priorBits: number };

/** However a list votes, the least alike level of a field never counts for a match: at most this many bits. */
const worst: Record<Field, number> = {
  name: -4,
  phone: -1.5,
  address: -2,
  postcode: -2,
  domain: -1.5,
  email: -0.5,
  person: -1,
  companyNumber: -10,
};

/** … and what only places two records near each other, or in one trade, is never more than a hint. */
const most: Partial<Record<Field, number[]>> = {
  name: [0, 0, 1, 4],
  phone: [0, 0, 2],
  address: [0, 0, 2.5, 3],
  postcode: [0, 0, 1.5, 2.5],
  domain: [0, 1],
  person: [0, 2],
};

/** A list may move a level by this many bits from the shipped weight. Schools of one town taught that a shared town is identity. */
const LEEWAY = 3.5;
/** … and a clear difference down by this many: who has a new number in one list of careful typists has one in life. */
const LEEWAY_AGAINST = 1.5;
const LEAST_SHARE = 0.0005;
const MOST_SHARE = 0.9995;
/** … of those who share nothing firm: on one street of firms with numbers in a row all look alike, and a list would take itself for one firm. */
const MOST_OF_LITTLE = 0.1;

/**
 * Rates to bits: near the shipped ones, and monotone: a closer level never weighs less than a looser one. What two share weighs
 * as much as it lifts them above those who share little: that part is counted, not multiplied.
 */
export function toWeights(rates: Rates): Weights {
  const odds = rates.share.map((share, ground) =>
    probabilityToBits(Math.max(LEAST_SHARE, Math.min(ground === LITTLE ? MOST_OF_LITTLE : MOST_SHARE, share))),
  );
  const priorBits = odds[LITTLE] ?? 0;
  const liftOf = (ground: number, field: number) => {
    const onPremises = ground === PREMISES;
    if (onPremises && field === ADDRESS) return (odds[PREMISES] ?? 0) - (odds[BY_PHONE] ?? 0);
    return (odds[onPremises && field === PHONE ? BY_PHONE : ground] ?? 0) - priorBits;
  };
  const byGround = grounds.map((_, ground) =>
    fieldNames.map((_, field) => {
      const bits = bitsWithin(rates, ground, field);
      const { from, own } = rangeOf(ground, field);
      return own ? bits.map((weight, level) => (level < from ? weight : weight + liftOf(ground, field))) : bits;
    }),
  );
  return { byGround, priorBits };
}

function rangeOf(ground: number, field: number) {
  return ranges[ground]?.[field] ?? { from: 1, to: 0, own: false };
}

/** How much each level a pair of this ground can have tells, among these levels. */
function bitsWithin(rates: Rates, ground: number, field: number): number[] {
  const name = fieldNames[field] as Field;
  const { from, to, own } = rangeOf(ground, field);
  const usual = usualBits[ground]?.[field] ?? [];
  // Which of two near names is the nearer cannot be learned where the name is all there is.
  const learnt = own && field === NAME ? usual : ratiosWithin(rates, ground, field);
  const bits = fields[name].map(() => 0);
  bits.push(0);
  for (let level = from; level <= to; level++) {
    const shipped = usual[level] ?? 0;
    const cap = Math.min(
      shipped + LEEWAY,
      own ? Number.POSITIVE_INFINITY : (most[name]?.[level - 1] ?? Number.POSITIVE_INFINITY),
    );
    const raw = Math.max(shipped - (level === 1 ? LEEWAY_AGAINST : LEEWAY), Math.min(cap, learnt[level] ?? 0));
    if (level > from) bits[level] = Math.max(raw, bits[level - 1] ?? raw);
    else if (own) bits[level] = raw;
    else bits[level] = Math.min(raw, to === fields[name].length ? worst[name] : 0);
  }
  return bits;
}

function ratiosWithin(rates: Rates, ground: number, field: number): number[] {
  const { from, to } = rangeOf(ground, field);
  const same = rates.same[field] ?? [];
  const other = rates.other[ground]?.[field] ?? [];
  const sum = (all: number[]) => all.slice(from, to + 1).reduce((total, rate) => total + rate, 0);
  const lift = Math.log2(sum(other) / sum(same));
  return same.map((rate, level) => Math.log2(rate / (other[level] ?? 1)) + lift);
}

const usualBits = grounds.map((_, ground) => fieldNames.map((_, field) => ratiosWithin(shippedRates, ground, field)));

export function bitsToProbability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

export function probabilityToBits(probability: number): number {
  return Math.log2(probability / (1 - probability));
}
