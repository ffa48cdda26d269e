import { DateTime } from "luxon";
import { workingDay } from "#app/features/companies/contract-wake.ts";
import { clockOf } from "#app/kit/clock-of.ts";

export type WakeRoom = {
  /** The first day, on the client's calendar: yyyy-mm-dd. */
  today: string;
  perDay: number;
  /** How many are woken on a day already, for whatever reason. */
  taken: ReadonlyMap<string, number>;
};

/** The days on which so many leads are woken: the first at once, each working day as many as can be called on it. */
export function spreadWakes(howMany: number, { today, perDay, taken }: WakeRoom): string[] {
  const days: string[] = [];
  let day = workingDay(today);
  while (days.length < howMany) {
    const room = Math.max(0, perDay - (taken.get(day) ?? 0));
    for (let i = 0; i < room && days.length < howMany; i++) days.push(day);
    day = workingDay(DateTime.fromISO(day, { zone: "utc" }).plus({ days: 1 }).toISODate() ?? day);
  }
  return days;
}

/** When a woken lead's day begins, where it is. */
const hour = 9;

/** The hour of that day at which such a lead wakes; east of the client it is the client's day that has to begin. */
export function wakeHour(day: string, { zone, leadZone }: { zone: string; leadZone: string | null }): Date {
  const there = DateTime.fromISO(day, { zone: clockOf(leadZone ?? zone) }).set({ hour });
  const begins = DateTime.fromISO(day, { zone: clockOf(zone) });
  return DateTime.max(there, begins).toJSDate();
}
