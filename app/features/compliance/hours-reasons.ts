import type { Reason } from "./facts.ts";
import { holidayOf, hoursRulesOn, spansOf } from "./hours.ts";
import { hhmm, isoDay, wallClock, weekdayOf } from "./local-time.ts";
import type { Place } from "./place.ts";
import { cityOf, listed, ruleReason } from "./reason.ts";
import type { HoursRule } from "./rule.ts";
import type { RuleBook } from "./rule-book.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Why it is not calling time: one sentence for each rule that says no, naming every place it says it of. */
export function hoursReasons(book: RuleBook, places: Place[], at: number): Reason[] {
  const sentences = new Map<string, { rule: HoursRule; now: Set<string>; allowed: string }>();
  for (const place of places) {
    if (place.zone === null) continue;
    const { day, minutes } = wallClock(place.zone, at);
    for (const rule of hoursRulesOn(book, place, day)) {
      if (spansOf(rule, place, day).some(([from, to]) => minutes >= from && minutes < to)) continue;
      const allowed = nextTime(rule, place, day, minutes);
      const key = `${rule.id} ${allowed}`;
      const sentence = sentences.get(key) ?? { rule, now: new Set<string>(), allowed };
      sentences.set(key, sentence);
      sentence.now.add(nowThere(rule, place, place.zone, day, minutes));
    }
  }
  return [...sentences.values()].map(({ rule, now, allowed }) =>
    ruleReason(rule, `It is ${few([...now])}; ${allowed}`),
  );
}

/** A freephone number may be in a dozen zones: the earliest and latest of them are enough to understand a wait. */
function few(clocks: string[]): string {
  if (clocks.length <= 3) return listed(clocks);
  const sorted = clocks.toSorted();
  return `${sorted[0]}, ${sorted.at(-1)} and between in ${clocks.length - 2} more zones`;
}

function nowThere(rule: HoursRule, place: Place, zone: string, day: number, minutes: number): string {
  const closed = (rule.week[weekdayOf(day)] ?? []).length === 0;
  const holiday = rule.closedOnHolidays ? holidayOf(place, day) : null;
  const on = holiday ? ` on ${holiday}` : closed ? ` on ${weekdays[weekdayOf(day)]}` : "";
  return `${hhmm(minutes)}${on} in ${cityOf(zone)}`;
}

function nextTime(rule: HoursRule, place: Place, today: number, minutes: number): string {
  for (let day = today; day < today + 15; day++) {
    const next = spansOf(rule, place, day).find(([from]) => day > today || from > minutes);
    if (!next) continue;
    const at = hhmm(next[0]);
    if (day === today) return `calls are allowed from ${at}`;
    if (day === today + 1) return `calls are allowed again from ${at} tomorrow`;
    return `calls are allowed again from ${at} on ${weekdays[weekdayOf(day)]}${day > today + 6 ? ` ${isoDay(day)}` : ""}`;
  }
  return "no calling time is in sight";
}
