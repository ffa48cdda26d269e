import { type Rule, week } from "#app/features/compliance/rule.ts";

const wash = {
  kind: "wash",
  version: "2026-11",
  jurisdiction: "GB",
  region: null,
  validFrom: "2004-06-25",
  validTo: null,
  source: "PECR 2003 reg. 21(1)(b), (3): not listed, or listed for less than 28 days",
  verifiedOn: "2026-11-22",
  maxAgeDays: 28,
  landline: "block",
} as const;

const sector = {
  kind: "sector",
  version: "2026-11",
  jurisdiction: "GB",
  region: null,
  validTo: null,
  verifiedOn: "2026-11-27",
} as const;

/** Sole traders and partnerships sit on the TPS, companies on the CTPS, and a number does not tell which: both, always. */
export const gbRules: Rule[] = [
  { ...wash, id: "gb-tps", list: "TPS", title: "TPS" },
  { ...wash, id: "gb-ctps", list: "CTPS", title: "CTPS" },
  {
    kind: "hours",
    id: "gb-hours",
    version: "2026-11",
    jurisdiction: "GB",
    region: null,
    validFrom: "2000-01-01",
    validTo: null,
    source: "Scheduling policy: there are no statutory hours; businesses are rung in office hours",
    verifiedOn: "2026-11-22",
    title: "calling hours",
    week: week("09:00-17:30", "", ""),
    closedOnHolidays: true,
  },
  {
    ...sector,
    id: "gb-claims-management",
    validFrom: "2018-09-08",
    source: "PECR 2003 reg. 21A: no such call unless the subscriber has told the caller that they consent",
    title: "calls about claims",
    sector: "claims-management",
  },
  {
    ...sector,
    id: "gb-pensions",
    validFrom: "2019-01-09",
    source: "PECR 2003 reg. 21B: no such call to an individual without consent; any number may be an individual’s",
    title: "calls about pensions",
    sector: "pensions",
  },
];
