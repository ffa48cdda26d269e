import type { CampaignSector, ScreeningList } from "#db/vocabulary.ts";

/**
 * A rule is a row: which law or policy, in which version, from when, and who last checked it against its source.
 * A changed law is a new row with the same id and a later `validFrom`; old rows stay, so an old decision can be explained.
 */
type Row = {
  id: string;
  version: string;
  /** ISO country, or "*" for the agency's own rules, which hold everywhere. */
  jurisdiction: string;
  /** A state or province, or null for the whole country. */
  region: string | null;
  validFrom: string;
  /** The first day it holds no longer; null while nobody has ended it. */
  validTo: string | null;
  source: string;
  /** The day someone last compared the row with its source; null means the source still has to be confirmed. */
  verifiedOn: string | null;
  /** How the rule is named in a sentence: "calling hours". */
  title: string;
};

/** Minutes after local midnight: from (allowed) to (no longer allowed). */
export type Span = readonly [from: number, to: number];
/** Index 0 is Sunday, as in Date. */
export type Week = readonly [Span[], Span[], Span[], Span[], Span[], Span[], Span[]];

export type HoursRule = Row & { kind: "hours"; week: Week; closedOnHolidays: boolean };

export type WashRule = Row & {
  kind: "wash";
  list: ScreeningList;
  maxAgeDays: number;
  /** A line that is certainly no mobile may be rung with a written reason; any other is blocked. */
  landline: "block" | "warn";
};

export type CapRule = Row & {
  kind: "cap";
  of: "number" | "company" | "party";
  most: number;
  mostAfterBusy: number;
  within: { calendarDays: 1 } | { hours: number };
};

/** A cap counts over six weeks at most: so far back attempts are looked up. */
export const longestCapHours = 1_000;

export type RoundRule = Row & { kind: "round"; mostUnanswered: number };
export type BasisRule = Row & { kind: "basis" };
/** A recorded message is left only with the subscriber's consent, even where a person may ring. */
export type RecordedRule = Row & { kind: "recorded" };
/** A campaign about this calls only those whose consent is on record. */
export type SectorRule = Row & { kind: "sector"; sector: Exclude<CampaignSector, "general"> };

export type Rule = HoursRule | WashRule | CapRule | RoundRule | BasisRule | RecordedRule | SectorRule;

/** "09:00-17:30" (or several, comma-separated) as spans; "" is a closed day. */
export function spans(text: string): Span[] {
  if (text === "") return [];
  return text.split(",").map((part) => {
    const [from = "", to = ""] = part.split("-");
    return [minutes(from), minutes(to)] as const;
  });
}

/** A week from three lines: the working days, Saturday and Sunday. */
export function week(weekdays: string, saturday: string, sunday: string): Week {
  const d = spans(weekdays);
  return [spans(sunday), d, d, d, d, d, spans(saturday)];
}

function minutes(clock: string): number {
  const [h = "0", m = "0"] = clock.split(":");
  return Number(h) * 60 + Number(m);
}
