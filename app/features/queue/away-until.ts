import { DateTime } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";

/** How long somebody leaves the desk for; any other end is typed as an hour of today, "15:30". */
export const awaySpans = {
  "15": "15 minutes",
  "60": "An hour",
  day: "The rest of the day",
} as const;
export type AwaySpan = keyof typeof awaySpans;

const hour = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** When they are back, on the agency's clock; null where what was typed is no hour still to come today. */
export function awayUntil(span: string, { now, zone }: { now: Date; zone: string }): Date | null {
  const local = DateTime.fromJSDate(now, { zone: clockOf(zone) });
  if (span === "day") return local.plus({ days: 1 }).startOf("day").toJSDate();
  if (span === "15" || span === "60") return local.plus({ minutes: Number(span) }).toJSDate();
  const typed = hour.exec(span.trim());
  if (!typed) return null;
  const until = local.set({ hour: Number(typed[1]), minute: Number(typed[2]), second: 0, millisecond: 0 });
  return until > local ? until.toJSDate() : null;
}
