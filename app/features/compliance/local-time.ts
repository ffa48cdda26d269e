import { DateTime, IANAZone } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";
import { correctedOffset } from "#app/kit/zone-corrections.ts";

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** A wall clock in some zone: the day counted from 1970-01-01, and the minutes since its midnight. */
export type WallClock = { day: number; minutes: number };

/** Minutes east of UTC; null on a day with a change of clocks. */
const offsets = new Map<string, Map<number, number | null>>();
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
    at = onEvenDays(zone, { day, minutes }) ?? asTheTablesSay(zone, { day, minutes });
    days.set(key, at);
  }
  return at;
}

/** Where no clock changes from the UTC day before to the one after, all that is to be known is remembered; null where one does. */
function onEvenDays(zone: string, { day, minutes }: WallClock): number | null {
  const [before, same, after] = [day - 1, day, day + 1].map((one) => offsetOfDay(zone, one));
  return before != null && before === same && same === after ? day * DAY_MS + (minutes - before) * MINUTE_MS : null;
}

function asTheTablesSay(zone: string, { day, minutes }: WallClock): number {
  const { year, month, day: date } = DateTime.fromMillis(day * DAY_MS, { zone: "utc" });
  const hour = Math.floor(minutes / 60);
  const wall = { year, month, day: date, hour, minute: minutes % 60 };
  return DateTime.fromObject(wall, { zone: clockOf(zone) }).toMillis();
}

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday; the first of January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 4) % 7;

export function hhmm(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function offset(zone: string, at: number): number {
  return offsetOfDay(zone, Math.floor(at / DAY_MS)) ?? offsetAt(zone, at);
}

function offsetOfDay(zone: string, day: number): number | null {
  const known = within(offsets, zone);
  let kept = known.get(day);
  if (kept === undefined) {
    const first = offsetAt(zone, day * DAY_MS);
    kept = first === offsetAt(zone, (day + 1) * DAY_MS - 1) ? first : null;
    known.set(day, kept);
  }
  return kept;
}

function offsetAt(zone: string, at: number): number {
  return correctedOffset(zone, at) ?? IANAZone.create(zone).offset(at);
}

/** A zone's own memory, emptied when it has grown past some forty years of days. */
function within<Kept>(memory: Map<string, Map<number, Kept>>, zone: string): Map<number, Kept> {
  let days = memory.get(zone);
  if (!days || days.size > 15_000) {
    days = new Map();
    memory.set(zone, days);
  }
  return days;
}
