import { type Field, fieldNames, fields } from "./fields.ts";

/** How often each level is seen among pairs that are the same (m) and pairs that only look alike (u). */
export type Rates = { same: number[][]; other: number[][]; prior: number };

/** Bits for each field's levels; index 0 (not known) is 0. */
export type Weights = { byField: number[][]; priorBits: number };

/**
 * The rates shipped, for pairs that share at least one key (that is, pairs that already look alike in one way).
 * Found by expectation–maximisation over labelled lists of places and businesses, then rounded; a file of some size corrects them.
 */
const shipped: Record<Field, { same: number[]; other: number[] }> = {
  name: { same: [0.017, 0.048, 0.07, 0.13, 0.21, 0.525], other: [0.55, 0.27, 0.12, 0.04, 0.014, 0.006] },
  phone: { same: [0.07, 0.11, 0.03, 0.79], other: [0.8, 0.175, 0.013, 0.012] },
  address: { same: [0.04, 0.05, 0.03, 0.08, 0.1, 0.7], other: [0.844, 0.11, 0.0125, 0.025, 0.0025, 0.006] },
  postcode: { same: [0.04, 0.08, 0.88], other: [0.55, 0.2, 0.25] },
  domain: { same: [0.12, 0.06, 0.82], other: [0.92, 0.04, 0.04] },
  email: { same: [0.45, 0.55], other: [0.997, 0.003] },
  person: { same: [0.25, 0.15, 0.6], other: [0.945, 0.04, 0.015] },
  companyNumber: { same: [0.0005, 0.9995], other: [0.999, 0.001] },
};

export const shippedRates: Rates = {
  same: fieldNames.map((field) => [1, ...shipped[field].same]),
  other: fieldNames.map((field) => [1, ...shipped[field].other]),
  prior: 0.08,
};

/** However a file votes, the least alike level of a field never counts for a match: at most this many bits. */
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
  postcode: [0, 0, 2.5],
  domain: [0, 1],
  person: [0, 2],
};

/** A file may move a level by this many bits from the shipped weight. Schools of one town taught that a shared town is identity. */
const LEEWAY = 3.5;
const LEAST_PRIOR = 0.01;
const MOST_PRIOR = 0.4;

/** Rates to bits: near the shipped ones, and monotone: a closer level never weighs less than a looser one. */
export function toWeights(rates: Rates): Weights {
  const byField = fieldNames.map((field, at) => {
    const bits = [0];
    for (let level = 1; level <= fields[field].length; level++) {
      const usual = bitsOf(shippedRates, at, level);
      const cap = Math.min(usual + LEEWAY, most[field]?.[level - 1] ?? Number.POSITIVE_INFINITY);
      const raw = Math.max(usual - LEEWAY, Math.min(cap, bitsOf(rates, at, level)));
      bits.push(level === 1 ? Math.min(raw, worst[field]) : Math.max(raw, bits[level - 1] ?? raw));
    }
    return bits;
  });
  const prior = Math.max(LEAST_PRIOR, Math.min(MOST_PRIOR, rates.prior));
  return { byField, priorBits: Math.log2(prior / (1 - prior)) };
}

function bitsOf(rates: Rates, field: number, level: number): number {
  return Math.log2((rates.same[field]?.[level] ?? 1) / (rates.other[field]?.[level] ?? 1));
}

export function bitsToProbability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

export function probabilityToBits(probability: number): number {
  return Math.log2(probability / (1 - probability));
}
