import { DateTime } from "luxon";
import type { DeskSuggestion } from "#app/features/queue/desk-view.ts";
import { localDate } from "#app/ui/format.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

export type Contract = { startOn: string | null; endOn: string | null; months: number | null };

const usualMonths = 12;

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

/** Three quarters from its start; with only an end, a quarter of its length before that. What is past rolls on by whole terms. */
export function threeQuarters({ startOn, endOn, months }: Contract, today: string): string | null {
  const length = months ?? (startOn && endOn ? monthsBetween(startOn, endOn) : usualMonths);
  if ((!startOn && !endOn) || length <= 0) return null;
  const quarter = { days: Math.round((length * 30.44) / 4) };
  let at = startOn
    ? DateTime.fromISO(startOn, { zone: "utc" }).plus({ months: length }).minus(quarter)
    : DateTime.fromISO(endOn ?? "", { zone: "utc" }).minus(quarter);
  while (at.isValid && at.toISODate() <= today) at = at.plus({ months: length });
  return at.isValid ? at.toISODate() : null;
}

export function monthsBetween(from: string, to: string): number {
  return Math.round(
    DateTime.fromISO(to, { zone: "utc" }).diff(DateTime.fromISO(from, { zone: "utc" }), "months").months,
  );
}

function workingDay(on: string): string {
  const day = DateTime.fromISO(on, { zone: "utc" }).weekday;
  return day > 5 ? plus(on, { days: 8 - day }) : on;
}

const plus = (on: string, span: { days?: number; weeks?: number; months?: number }): string =>
  DateTime.fromISO(on, { zone: "utc" }).plus(span).toISODate() ?? on;

const weekdayOf = (on: string): string => DateTime.fromISO(on, { zone: "utc", locale: "en" }).toFormat("ccc");
