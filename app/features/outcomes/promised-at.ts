import { DateTime } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";

/** A day, and perhaps an hour, on the lead's own calendar and clock. */
export type PromisedWhen = { on: string; time: string | null };
export type Promised = { ok: true; at: Date } | { ok: false; reason: "no-such-time" };

/** Where only a day was given, the lead wakes at the start of its working day. */
const startOfDay = "09:00";

/**
 * The instant of a promise. An hour that a change of clocks skips does not exist and is refused rather than moved; one
 * that comes twice means the first.
 */
export function promisedAt({ on, time }: PromisedWhen, zone: string): Promised {
  const wanted = `${on}T${time ?? startOfDay}`;
  const at = DateTime.fromISO(wanted, { zone: clockOf(zone) });
  if (!at.isValid || at.toFormat("yyyy-MM-dd'T'HH:mm") !== wanted) return { ok: false, reason: "no-such-time" };
  const earlier = at.getPossibleOffsets()[0] ?? at;
  return { ok: true, at: earlier.toJSDate() };
}

/** What their clock shows at an instant: the form in which a promise is kept, so that it holds when the rules of the clock change. */
export const wallOf = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone: clockOf(zone) }).toFormat("yyyy-MM-dd'T'HH:mm");
