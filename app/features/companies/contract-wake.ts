import { DateTime } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

export type Contract = { startOn: string | null; endOn: string | null; months: number | null };

export const isKnown = ({ startOn, endOn, months }: Contract): boolean => Boolean(startOn || endOn || months);

export const isSameContract = (one: Contract, other: Contract): boolean =>
  one.startOn === other.startOn && one.endOn === other.endOn && one.months === other.months;

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

export type Asleep = {
  dueAt: Date;
  /** The lead's own. */
  zone: string;
};
export type NewWake = {
  dueAt: Date;
  /** The day was chosen by somebody, and stays. */
  kept: boolean;
};

/**
 * When a lead that sleeps under a contract wakes once the contract is known to be another: at the same hour on the new day. Null: on
 * the day it has. A day that did not come from the contract was promised by a person.
 */
export function wakeAnew(
  { dueAt, zone }: Asleep,
  { before, after, today }: { before: Contract; after: Contract; today: string },
): NewWake | null {
  const due = DateTime.fromJSDate(dueAt, { zone: clockOf(zone) });
  const day = due.toISODate();
  const turn = threeQuarters(after, today);
  if (!day || !turn || workingDay(turn) === day) return null;
  const days = DateTime.fromISO(workingDay(turn)).diff(DateTime.fromISO(day), "days").days;
  return { dueAt: due.plus({ days: Math.round(days) }).toJSDate(), kept: !cameFrom(before, day) };
}

/** How long those sleep who go by their contract, as long as none is known. */
export const untilContractKnown = {
  "under-contract": { months: 6 },
  "competitor-news": { months: 6 },
  "lost-by-client": { months: 3 },
} as const satisfies Partial<Record<DormancyReason, { months: number }>>;

export type AsleepWithout = Asleep & { reason: DormancyReason | null; since: Date };

/**
 * When a lead that fell asleep without a contract wakes once it goes by one that another brought: at the same hour on the day of its turn.
 * Null: on the day it has, for somebody chose it, or no contract moves it.
 */
export function wakeByJoined(
  { dueAt, zone, reason, since }: AsleepWithout,
  contract: Contract,
  today: string,
): Date | null {
  const usual = Object.entries(untilContractKnown).find(([goesByContract]) => goesByContract === reason)?.[1];
  const turn = threeQuarters(contract, today);
  const due = DateTime.fromJSDate(dueAt, { zone: clockOf(zone) });
  const fell = DateTime.fromJSDate(since, { zone: clockOf(zone) });
  if (!usual || !turn || !due.isValid) return null;
  if (workingDay(fell.plus(usual).toISODate() ?? "") !== due.toISODate()) return null;
  const [year = 0, month = 1, day = 1] = workingDay(turn).split("-").map(Number);
  return due.set({ year, month, day }).toJSDate();
}

/** Is it the working day of one of the contract's turns, whenever that was asked? A weekend puts it off by two days at the most. */
function cameFrom(contract: Contract, day: string): boolean {
  const before = DateTime.fromISO(day, { zone: "utc" }).minus({ days: 3 }).toISODate();
  const turn = before && threeQuarters(contract, before);
  return turn !== null && workingDay(turn) === day;
}
