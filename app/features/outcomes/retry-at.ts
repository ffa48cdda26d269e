import { DateTime } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";

/** The parts of a working day, by the hours they begin at. Who does not answer in one of them may well in another. */
const parts = [9, 12, 16] as const;

/** The part of the day an instant lies in, where the lead is; the early morning belongs to the first and the night to the last. */
export const dayPart = (at: Date, zone: string): number => {
  const { hour } = DateTime.fromJSDate(at, { zone: clockOf(zone) });
  return hour < parts[1] ? 0 : hour < parts[2] ? 1 : 2;
};

/**
 * When to try again at another part of the day: not before `from`, never in the part of the last call, and of the others in the
 * one that was tried least this round. `calls` are the calls of the round, the last of them the one just made.
 */
export function retryAt({ from, calls, zone }: { from: Date; calls: readonly Date[]; zone: string }): Date {
  const last = calls.at(-1);
  if (!last) return from;
  const tried = parts.map((_, part) => calls.filter((at) => dayPart(at, zone) === part).length);
  const open = parts.map((_, part) => part).filter((part) => part !== dayPart(last, zone));
  const least = Math.min(...open.map((part) => tried[part] ?? 0));
  const wanted = open.filter((part) => tried[part] === least);
  if (wanted.includes(dayPart(from, zone))) return from;

  const day = DateTime.fromJSDate(from, { zone: clockOf(zone) }).startOf("day");
  const begins = [0, 1].flatMap((days) => wanted.map((part) => startOf(day.plus({ days }), part)));
  return begins.filter((at) => at > from).sort((a, b) => a.getTime() - b.getTime())[0] ?? from;
}

const startOf = (day: DateTime, part: number): Date => day.set({ hour: parts[part] ?? parts[0] }).toJSDate();
