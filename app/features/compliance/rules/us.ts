import { type HoursRule, type Rule, type Week, week } from "#app/features/compliance/rule.ts";

const us = { version: "2026-11", jurisdiction: "US", validTo: null } as const;

const seed = "State table of a public dialler (vicidial_state_call_times): verify against the statute";

function stateHours(region: string, hours: Week, more: Partial<HoursRule> = {}): HoursRule {
  return {
    kind: "hours",
    id: `us-${region.toLowerCase()}-hours`,
    ...us,
    region,
    validFrom: "2000-01-01",
    source: seed,
    verifiedOn: null,
    title: `calling hours of ${region}`,
    week: hours,
    closedOnHolidays: false,
    ...more,
  };
}

const florida = { source: "Fla. Stat. 501.616(6) (SB 1120, 2021)", verifiedOn: "2026-11-22", validFrom: "2021-07-01" };
const oklahoma = {
  source: "Oklahoma Telephone Solicitation Act 2022, secondary source",
  verifiedOn: "2026-11-22",
  validFrom: "2022-11-01",
};
const everyDay = (hours: string): Week => week(hours, hours, hours);

/** Counted over whatever number is used and on rolling hours, so that a change of clocks cannot stretch it. */
function threeIn24Hours(region: string, row: { source: string; verifiedOn: string; validFrom: string }): Rule {
  return {
    kind: "cap",
    id: `us-${region.toLowerCase()}-3-in-24h`,
    ...us,
    region,
    title: `calls in 24 hours, ${region}`,
    of: "party",
    most: 3,
    mostAfterBusy: 3,
    within: { hours: 24 },
    ...row,
  };
}

/** State rows come on top of the federal ones: both must hold. */
export const usRules: Rule[] = [
  {
    kind: "hours",
    id: "us-hours",
    ...us,
    region: null,
    validFrom: "1995-12-31",
    source: "47 CFR 64.1200(c)(1); 16 CFR 310.4(c): 8 a.m. to 9 p.m. at the called party's location",
    verifiedOn: "2026-11-22",
    title: "calling hours",
    week: everyDay("08:00-21:00"),
    closedOnHolidays: false,
  },
  {
    kind: "wash",
    id: "us-dnc",
    ...us,
    region: null,
    validFrom: "2005-01-01",
    source:
      "16 CFR 310.4(b)(3)(iv): registry copy no older than 31 days; mobiles count as residential until shown otherwise",
    verifiedOn: "2026-11-22",
    title: "US Do Not Call Registry",
    list: "US-DNC",
    maxAgeDays: 31,
    landline: "warn",
  },
  {
    kind: "recorded",
    id: "us-recorded",
    ...us,
    region: null,
    validFrom: "2013-10-16",
    source: "47 CFR 64.1200(a)(1)(iii), (a)(2): a recorded voice needs prior consent, business mobiles included",
    verifiedOn: "2026-11-26",
    title: "recorded messages",
  },
  stateHours("FL", everyDay("08:00-20:00"), florida),
  threeIn24Hours("FL", florida),
  stateHours("OK", everyDay("08:00-20:00"), oklahoma),
  threeIn24Hours("OK", oklahoma),
  stateHours("WA", everyDay("08:00-20:00"), {
    source: "RCW 80.36.390 as amended 2022, secondary source",
    verifiedOn: "2026-11-22",
    validFrom: "2022-06-09",
  }),
  stateHours("AL", week("08:00-20:00", "08:00-20:00", ""), { closedOnHolidays: true }),
  stateHours("LA", week("08:00-20:00", "08:00-20:00", ""), { closedOnHolidays: true }),
  stateHours("MS", week("08:00-20:00", "08:00-20:00", "")),
  stateHours("IN", everyDay("09:00-20:00")),
  stateHours("KY", everyDay("10:00-21:00")),
  stateHours("MA", everyDay("08:00-20:00")),
  stateHours("NV", everyDay("09:00-20:00")),
  stateHours("UT", everyDay("09:00-20:00")),
  stateHours("PA", week("08:00-21:00", "08:00-21:00", "13:30-21:00")),
  stateHours("RI", week("09:00-18:00", "10:00-17:00", ""), { closedOnHolidays: true }),
  stateHours("SD", week("08:00-21:00", "08:00-21:00", "")),
  stateHours("TX", week("08:00-21:00", "08:00-21:00", "12:00-21:00")),
  stateHours("WY", everyDay("08:00-20:00")),
];
