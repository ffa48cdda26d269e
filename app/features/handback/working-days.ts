import { DateTime } from "luxon";
import { holidayOn } from "#app/features/compliance/holidays.ts";
import { clockOf } from "#app/kit/clock-of.ts";

/** Where a client works: its wall clock and its holidays. */
export type Place = { timeZone: string; country: string };

/** The hour at which a client's day ends: deadlines fall on it, and until then an answer can be taken back. */
const closingHour = 18;

/** The end of the n-th working day after today there; weekends and public holidays do not count. */
export function endOfWorkingDay(from: Date, days: number, { timeZone, country }: Place): Date {
  let day = DateTime.fromJSDate(from, { zone: clockOf(timeZone) });
  for (let left = days; left > 0; ) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day, country)) left -= 1;
  }
  return closingOf(day);
}

/** The end of the day that lies so many days ahead there, whatever day that is. */
export function endOfDay(from: Date, days: number, { timeZone }: Place): Date {
  return closingOf(DateTime.fromJSDate(from, { zone: clockOf(timeZone) }).plus({ days }));
}

/** A local day, yyyy-mm-dd, as the instant at which it closes there. */
export function closeOn(day: string, { timeZone }: Place): Date {
  return closingOf(DateTime.fromISO(day, { zone: clockOf(timeZone) }));
}

/** Until when an answer given now can be taken back: the next time the client's day closes. */
export function takeBackUntil(answeredAt: Date, { timeZone }: Place): Date {
  const today = closingOf(DateTime.fromJSDate(answeredAt, { zone: clockOf(timeZone) }));
  return answeredAt < today ? today : endOfDay(answeredAt, 1, { timeZone, country: "" });
}

function isWorkingDay(day: DateTime, country: string): boolean {
  return day.weekday <= 5 && holidayOn(country, null, day.toISODate() ?? "") === null;
}

function closingOf(day: DateTime): Date {
  return day.set({ hour: closingHour, minute: 0, second: 0, millisecond: 0 }).toJSDate();
}
