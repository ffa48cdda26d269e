import { holidayOn } from "./holidays.ts";
import { DAY_MS, isoDay, weekdayOf } from "./local-time.ts";
import type { Place } from "./place.ts";
import type { HoursRule, Span } from "./rule.ts";
import type { RuleBook } from "./rule-book.ts";

/** The country's hours and those the agency keeps everywhere; the agency's alone open no country that has none. */
export function hoursRulesOn(book: RuleBook, place: Place, day: number): HoursRule[] {
  const [own, everywhere] = [
    book.inForce(place.country, place.region, day * DAY_MS),
    book.inForce("*", null, day * DAY_MS),
  ];
  const hours = own.filter((rule) => rule.kind === "hours");
  return hours.length === 0 ? [] : [...hours, ...everywhere.filter((rule) => rule.kind === "hours")];
}

/** When one rule lets us ring on a local day, holidays counted. */
export function spansOf(rule: HoursRule, place: Place, day: number): Span[] {
  if (rule.closedOnHolidays && holidayOf(place, day) !== null) return [];
  return rule.week[weekdayOf(day)] ?? [];
}

export function holidayOf(place: Place, day: number): string | null {
  return holidayOn(place.country, place.region, isoDay(day));
}

/** When all rules together let us ring on a local day; without any rule, never. */
export function openSpans(book: RuleBook, place: Place, day: number): Span[] {
  const [first, ...others] = hoursRulesOn(book, place, day).map((rule) => spansOf(rule, place, day));
  return others.reduce(overlap, first ?? []);
}

export function overlap(a: Span[], b: Span[]): Span[] {
  return a.flatMap(([from, to]) =>
    b.map(([f, t]) => [Math.max(from, f), Math.min(to, t)] as const).filter(([f, t]) => f < t),
  );
}
