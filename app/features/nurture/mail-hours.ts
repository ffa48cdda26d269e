import { DateTime } from "luxon";
import { holidayOn } from "#app/features/compliance/holidays.ts";
import { clockOf } from "#app/kit/clock-of.ts";

/** Letters arrive in working hours, wherever their reader may be. */
const from = 8;
const until = 18;
const stepMinutes = 15;
const daysAhead = 14;

/** Where the reader may be: on every one of these clocks, and under every one of these calendars. */
export type Readers = { zones: readonly string[]; countries: readonly string[] };

/** The first moment, not before `at`, at which it is a working hour wherever they may be; null where there is none within days. */
export function nextMailHour({ zones, countries }: Readers, at: Date): Date | null {
  const isOpenAt = (then: Date) => zones.every((zone) => isOpen(zone, countries, then));
  if (isOpenAt(at)) return at;
  const step = stepMinutes * 60_000;
  const first = Math.ceil(at.getTime() / step) * step;
  for (let moment = first; moment < first + daysAhead * 86_400_000; moment += step) {
    const then = new Date(moment);
    if (isOpenAt(then)) return then;
  }
  return null;
}

function isOpen(zone: string, countries: readonly string[], at: Date): boolean {
  const there = DateTime.fromJSDate(at, { zone: clockOf(zone) });
  if (!there.isValid || there.weekday > 5 || there.hour < from || there.hour >= until) return false;
  return countries.every((country) => holidayOn(country, null, there.toISODate()) === null);
}
