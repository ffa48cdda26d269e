import { type Rule, week } from "#app/features/compliance/rule.ts";

const ca = {
  version: "2026-11",
  jurisdiction: "CA",
  region: null,
  validFrom: "2008-09-30",
  validTo: null,
  verifiedOn: "2026-11-22",
} as const;

export const caRules: Rule[] = [
  {
    kind: "hours",
    id: "ca-hours",
    ...ca,
    source: "CRTC Unsolicited Telecommunications Rules, part III: hours of the called person",
    title: "calling hours",
    week: week("09:00-21:30", "10:00-18:00", "10:00-18:00"),
    closedOnHolidays: false,
  },
  {
    kind: "wash",
    id: "ca-dncl",
    ...ca,
    source:
      "CRTC National DNCL Rules: list no older than 31 days; business consumers are exempt, mobiles may be private",
    title: "National Do Not Call List",
    list: "CA-DNCL",
    maxAgeDays: 31,
    landline: "warn",
  },
  {
    kind: "recorded",
    id: "ca-recorded",
    ...ca,
    source: "CRTC ADAD Rules, part IV: an automatic message that solicits needs express consent",
    verifiedOn: null,
    title: "recorded messages",
  },
];
