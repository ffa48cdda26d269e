import { type Field, fieldNames } from "./fields.ts";
import { type Ground, grounds } from "./grounds.ts";

/**
 * How often each level is seen among pairs that are the same (m), and on each ground among pairs that are not (u);
 * and which share of the pairs of each ground is the same. Level 0 (not known) is 1 everywhere.
 */
export type Rates = { same: number[][]; other: number[][][]; share: number[] };

/** Stored with every pair and merger. Rates and limits that change get another name: a test compares them with their digest. */
export const weightsVersion = "2026-11-28";

const same: Record<Field, number[]> = {
  name: [0.025, 0.05, 0.07, 0.13, 0.2, 0.525],
  phone: [0.07, 0.11, 0.03, 0.79],
  address: [0.04, 0.05, 0.03, 0.08, 0.1, 0.7],
  postcode: [0.04, 0.05, 0.1, 0.81],
  domain: [0.12, 0.06, 0.82],
  email: [0.45, 0.55],
  person: [0.25, 0.15, 0.6],
  companyNumber: [0.0005, 0.9995],
};

/** Of pairs that look alike in one way and are two companies. */
const other: Record<Field, number[]> = {
  name: [0.55, 0.27, 0.12, 0.04, 0.014, 0.006],
  phone: [0.8, 0.175, 0.013, 0.012],
  address: [0.844, 0.11, 0.0125, 0.025, 0.0025, 0.006],
  postcode: [0.55, 0.15, 0.08, 0.22],
  domain: [0.92, 0.04, 0.04],
  email: [0.997, 0.003],
  person: [0.945, 0.04, 0.015],
  companyNumber: [0.999, 0.001],
};

/** Tenants of one door are named like any two companies. */
const tenants = [0.7, 0.2, 0.07, 0.0224, 0.0066, 0.001];
const otherOn: Partial<Record<Ground, Partial<Record<Field, number[]>>>> = {
  premises: { name: tenants },
  door: { name: tenants },
};

const share: Record<Ground, number> = {
  register: 0.98,
  mailbox: 0.9,
  premises: 0.95,
  phone: 0.65,
  domain: 0.5,
  door: 0.8,
  name: 0.5,
  little: 0.03,
};

export const shippedRates: Rates = {
  same: fieldNames.map((field) => [1, ...same[field]]),
  other: grounds.map((ground) => fieldNames.map((field) => [1, ...(otherOn[ground]?.[field] ?? other[field])])),
  share: grounds.map((ground) => share[ground]),
};
