import { DateTime, IANAZone } from "luxon";
import { correctedOffset } from "./zone-corrections.ts";

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** A wall clock in some zone: the day counted from 1970-01-01, and the minutes since its midnight. */
export type WallClock = { day: number; minutes: number };

const offsets = new Map<string, Map<number, number>>();
const instants = new Map<string, Map<number, number>>();

/**
 * What the clock on their wall says. Offsets are remembered per zone and UTC day, because asking the time zone
 * database costs more than the rest of a decision; the few days with a change of clocks are always asked.
 */
export function wallClock(zone: string, at: number): WallClock {
  const local = at + offset(zone, at) * MINUTE_MS;
  const day = Math.floor(local / DAY_MS);
  return { day, minutes: Math.floor((local - day * DAY_MS) / MINUTE_MS) };
}

/** The instant at which the wall clock reads this; a time skipped by a change of clocks moves forward with it. */
export function instantOf(zone: string, { day, minutes }: WallClock): number {
  const days = within(instants, zone);
  const key = day * 1440 + minutes;
  let at = days.get(key);
  if (at === undefined) {
    const { year, month, day: date } = DateTime.fromMillis(day * DAY_MS, { zone: "utc" });
    const hour = Math.floor(minutes / 60);
    at = DateTime.fromObject({ year, month, day: date, hour, minute: minutes % 60 }, { zone }).toMillis();
    const corrected = correctedOffset(zone, at);
    if (corrected !== null) at = day * DAY_MS + (minutes - corrected) * MINUTE_MS;
    days.set(key, at);
  }
  return at;
}

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday; the first of January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 4) % 7;

export function hhmm(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function offset(zone: string, at: number): number {
  const known = within(offsets, zone);
  const day = Math.floor(at / DAY_MS);
  const kept = known.get(day);
  if (kept !== undefined) return kept;
  const first = offsetAt(zone, day * DAY_MS);
  if (first !== offsetAt(zone, (day + 1) * DAY_MS - 1)) return offsetAt(zone, at);
  known.set(day, first);
  return first;
}

function offsetAt(zone: string, at: number): number {
  return correctedOffset(zone, at) ?? IANAZone.create(zone).offset(at);
}

/** A zone's own memory, emptied when it has grown past some forty years of days. */
function within(memory: Map<string, Map<number, number>>, zone: string): Map<number, number> {
  let days = memory.get(zone);
  if (!days || days.size > 15_000) {
    days = new Map();
    memory.set(zone, days);
  }
  return days;
}
