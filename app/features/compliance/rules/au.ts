import { type Rule, week } from "#app/features/compliance/rule.ts";

const au = { version: "2026-11", jurisdiction: "AU", region: null, validTo: null, verifiedOn: "2026-11-22" } as const;

/** The hours bind even callers whom the register exempts. */
export const auRules: Rule[] = [
  {
    kind: "hours",
    id: "au-hours",
    ...au,
    validFrom: "2007-05-31",
    source: "Telecommunications (Telemarketing and Research Calls) Industry Standard, prohibited calling times",
    title: "calling hours",
    week: week("09:00-20:00", "09:00-17:00", ""),
    closedOnHolidays: true,
  },
  {
    kind: "wash",
    id: "au-dncr",
    ...au,
    validFrom: "2007-05-31",
    source: "Do Not Call Register Act 2006 s. 11: a wash holds for 30 days",
    title: "Do Not Call Register",
    list: "AU-DNCR",
    maxAgeDays: 30,
    landline: "block",
  },
];
