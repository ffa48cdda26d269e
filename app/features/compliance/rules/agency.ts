import type { Rule } from "#app/features/compliance/rule.ts";

const agency = {
  version: "2026-11",
  jurisdiction: "*",
  region: null,
  validFrom: "2000-01-01",
  validTo: null,
  source: "The agency's own rule: persistence without pestering",
  verifiedOn: "2026-11-22",
} as const;

/** The agency's caps hold everywhere; where a law is stricter, both hold. */
export const agencyRules: Rule[] = [
  {
    kind: "cap",
    id: "cap-number-day",
    ...agency,
    title: "calls a day to a number",
    of: "number",
    most: 1,
    mostAfterBusy: 2,
    within: { calendarDays: 1 },
  },
  {
    kind: "cap",
    id: "cap-company-day",
    ...agency,
    title: "calls a day to a company",
    of: "company",
    most: 2,
    mostAfterBusy: 2,
    within: { calendarDays: 1 },
  },
  {
    kind: "cap",
    id: "cap-company-30-days",
    ...agency,
    title: "calls in 30 days to a company",
    of: "company",
    most: 8,
    mostAfterBusy: 8,
    within: { hours: 30 * 24 },
  },
  { kind: "round", id: "cap-round", ...agency, title: "unanswered calls in a round", mostUnanswered: 6 },
];
