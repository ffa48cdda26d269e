import { DateTime } from "luxon";

export type Contract = { startOn: string | null; endOn: string | null; months: number | null };

const usualMonths = 12;

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

export function workingDay(on: string): string {
  const day = DateTime.fromISO(on, { zone: "utc" });
  return day.weekday > 5 ? (day.plus({ days: 8 - day.weekday }).toISODate() ?? on) : on;
}

export type Asleep = { dueAt: Date /** The lead's own. */; zone: string };
export type NewWake = { dueAt: Date /** The day was chosen by somebody, and stays. */; kept: boolean };

/**
 * When a lead that sleeps under a contract wakes once the contract is known to be another: at the same hour on the new day. Null: on
 * the day it has. A day that did not come from the contract was promised by a person.
 */
export function wakeAnew(
  { dueAt, zone }: Asleep,
  { before, after, today }: { before: Contract; after: Contract; today: string },
): NewWake | null {
  const due = DateTime.fromJSDate(dueAt, { zone });
  const day = due.toISODate();
  const turn = threeQuarters(after, today);
  if (!day || !turn || workingDay(turn) === day) return null;
  const days = DateTime.fromISO(workingDay(turn)).diff(DateTime.fromISO(day), "days").days;
  return { dueAt: due.plus({ days: Math.round(days) }).toJSDate(), kept: !cameFrom(before, day) };
}

/** Is it the working day of one of the contract's turns, whenever that was asked? A weekend puts it off by two days at the most. */
function cameFrom(contract: Contract, day: string): boolean {
  const before = DateTime.fromISO(day, { zone: "utc" }).minus({ days: 3 }).toISODate();
  const turn = before && threeQuarters(contract, before);
  return turn !== null && workingDay(turn) === day;
}
