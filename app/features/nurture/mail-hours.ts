import { DateTime } from "luxon";

/** Letters arrive in working hours, wherever their reader may be. */
const from = 8;
const until = 18;
const stepMinutes = 15;
const daysAhead = 10;

/** The first moment, not before `at`, at which it is a working hour in every one of these zones; null where there is none within days. */
export function nextMailHour(zones: readonly string[], at: Date): Date | null {
  if (zones.every((zone) => isOpen(zone, at))) return at;
  const step = stepMinutes * 60_000;
  const first = Math.ceil(at.getTime() / step) * step;
  for (let moment = first; moment < first + daysAhead * 86_400_000; moment += step) {
    const then = new Date(moment);
    if (zones.every((zone) => isOpen(zone, then))) return then;
  }
  return null;
}

function isOpen(zone: string, at: Date): boolean {
  const there = DateTime.fromJSDate(at, { zone });
  return there.isValid && there.weekday <= 5 && there.hour >= from && there.hour < until;
}
