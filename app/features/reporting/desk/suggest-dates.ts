import { DateTime } from "luxon";
import { workingDay } from "#app/features/companies/contract-wake.ts";
import { type Sleeper, wakeDays } from "#app/features/nurture/wake-rules.ts";
import type { DeskSuggestion } from "#app/features/queue/desk-view.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

/** A promise is offered for working days only; today is left out, since a number that was answered is not rung twice a day. */
export function callbackDates(today: string): DeskSuggestion[] {
  const next = workingDay(plus(today, { days: 1 }));
  const after = workingDay(plus(next, { days: 1 }));
  const name = weekdayOf(next);
  return [
    { label: `${name} 10:00`, when: { on: next, time: "10:00" } },
    { label: `${name} 14:30`, when: { on: next, time: "14:30" } },
    { label: `${weekdayOf(after)} 10:00`, when: { on: after, time: "10:00" } },
  ];
}

/** When to be back, by the rule of why they sleep. */
export function wakeDates(reason: DormancyReason, sleeper: Sleeper, today: string): DeskSuggestion[] {
  return wakeDays(reason, sleeper, today)
    .slice(0, 3)
    .map(({ on, says }) => ({ label: says, when: { on, time: null } }));
}

const plus = (on: string, span: { days: number }): string =>
  DateTime.fromISO(on, { zone: "utc" }).plus(span).toISODate() ?? on;

const weekdayOf = (on: string): string => DateTime.fromISO(on, { zone: "utc", locale: "en" }).toFormat("ccc");
