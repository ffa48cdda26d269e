import type { MatchRecord } from "#app/features/matching/types.ts";

/** A record that tells this much of a company, and nothing else. */
export function recordOf(id: number, told: Partial<MatchRecord>): MatchRecord {
  return {
    id,
    company: null,
    contact: null,
    phones: [],
    emails: [],
    domain: null,
    addressLine: null,
    city: null,
    postcode: null,
    companyNumber: null,
    ...told,
  };
}

/** A list of such, numbered from one. */
export const listOf = (...rows: Partial<MatchRecord>[]): MatchRecord[] =>
  rows.map((told, at) => recordOf(told.id ?? at + 1, told));

export const alpha: Partial<MatchRecord> = {
  company: "Alpha Plumbing Ltd",
  phones: ["+442079460001"],
  emails: ["ann@example.com"],
  domain: "example.com",
  addressLine: "1 High St, Leeds",
  postcode: "LS1 1AA",
};
