import { DateTime } from "luxon";
import { type Contract, threeQuarters, workingDay } from "#app/features/companies/contract-wake.ts";
import type { DeskSuggestion } from "#app/features/queue/desk-view.ts";
import { localDate } from "#app/ui/format.ts";
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

/** When to be back: for a contract at three quarters of its length, and in any case after some months. */
export function wakeDates(reason: DormancyReason | null, contract: Contract, today: string): DeskSuggestion[] {
  const months = (n: number): DeskSuggestion => ({
    label: `In ${n} months`,
    when: { on: workingDay(plus(today, { months: n })), time: null },
  });
  if (reason !== "under-contract") {
    return [
      { label: "In 6 weeks", when: { on: workingDay(plus(today, { weeks: 6 })), time: null } },
      months(4),
      months(6),
    ];
  }
  const at = threeQuarters(contract, today);
  const first = at ? [{ label: `75 %: ${localDate(at)}`, when: { on: workingDay(at), time: null } }] : [];
  return [...first, months(6), months(9)].slice(0, 3);
}

const plus = (on: string, span: { days?: number; weeks?: number; months?: number }): string =>
  DateTime.fromISO(on, { zone: "utc" }).plus(span).toISODate() ?? on;

const weekdayOf = (on: string): string => DateTime.fromISO(on, { zone: "utc", locale: "en" }).toFormat("ccc");
