import { DateTime } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";

/** How far somebody may move the demo's clock at a time. Forward only: a ledger written backwards would be nonsense. */
export const clockMoves = ["hour", "morning", "week"] as const;

export type ClockMove = (typeof clockMoves)[number];

export function movedClock(move: ClockMove, now: Date, zone: string): Date {
  const here = DateTime.fromJSDate(now, { zone: clockOf(zone) });
  if (move === "hour") return here.plus({ hours: 1 }).toJSDate();
  if (move === "week") return here.plus({ weeks: 1 }).toJSDate();
  let morning = here.plus({ days: 1 }).set({ hour: 10, minute: 0, second: 0, millisecond: 0 });
  while (morning.weekday > 5) morning = morning.plus({ days: 1 });
  return morning.toJSDate();
}
