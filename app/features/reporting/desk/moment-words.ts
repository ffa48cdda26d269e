/** Moments as the desk says them: short, and with their day only where it is not today. Zones are always the lead's. */
import { date, dayAt, time, weekday } from "#app/ui/format.ts";

const dayMs = 86_400_000;

/** "today", "tomorrow", "Mon 23 Nov 2026" */
export function dayWords(at: Date, now: Date, zone: string): string {
  const day = dayAt(at, zone);
  if (day === dayAt(now, zone)) return "today";
  if (day === dayAt(new Date(now.getTime() + dayMs), zone)) return "tomorrow";
  return `${weekday(at, zone)} ${date(at, zone)}`;
}

/** "14:30", "tomorrow 09:00", "Mon 23 Nov 2026, 09:00" */
export function momentWords(at: Date, now: Date, zone: string): string {
  const day = dayWords(at, now, zone);
  if (day === "today") return time(at, zone);
  return day === "tomorrow" ? `tomorrow ${time(at, zone)}` : `${day}, ${time(at, zone)}`;
}

/** "12 s", "3 min" */
export const shortLength = (seconds: number): string =>
  seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
