/**
 * A day and an hour as an agent writes them while listening: "thu 14:30", "in 6 weeks", "1 Dec 2027", "tomorrow at 10".
 * Everything is on the lead's own calendar: `today` is the date there, `clock` what their clock shows.
 */
import type { LocalWhen, UnreadWhen } from "./desk-view.ts";

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY_MS = 86_400_000;

/** Without a clock no hours are counted from now. */
export type Calendar = { today: string; clock?: string; dayFirst?: boolean };

export type WhenRead = { ok: true; when: LocalWhen } | { ok: false; reason: UnreadWhen["why"] };

/** What is past or not understood is null. */
export function parseWhen(text: string, calendar: Calendar): LocalWhen | null {
  const read = readWhen(text, calendar);
  return read.ok ? read.when : null;
}

export function readWhen(text: string, { today, clock, dayFirst = true }: Calendar): WhenRead {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[,“”"]/g, " ")
    .replace(/\s+/g, " ");
  const soon = clock ? fromNow(words, today, clock) : null;
  if (soon) return { ok: true, when: soon };
  const { time, rest } = takeTime(words);
  const on = readDay(rest, today, dayFirst) ?? (rest === "" && time ? today : null);
  if (on === null) return { ok: false, reason: "unreadable" };
  return on >= today ? { ok: true, when: { on, time } } : { ok: false, reason: "past" };
}

/** "in 3 hours", "in 20 min", "in half an hour" */
function fromNow(words: string, today: string, clock: string): LocalWhen | null {
  const span = /^(?:in |\+ ?)?(\d{1,3}|half an|an?) ?(h|hours?|hrs?|min|minutes?|mins?)$/.exec(words);
  if (!span) return null;
  const many = span[1] === "half an" ? 0.5 : span[1]?.startsWith("a") ? 1 : Number(span[1]);
  const minutes = many * (span[2]?.startsWith("h") ? 60 : 1);
  const at = new Date(Date.parse(`${today}T${clock}:00Z`) + minutes * 60_000).toISOString();
  return { on: at.slice(0, 10), time: at.slice(11, 16) };
}

/** The first day with an hour that stands in a note: "Wants Tom on the line: Thu 14:30". */
export function findWhen(note: string, calendar: Calendar): LocalWhen | null {
  const day =
    "(?:tomorrow|(?:next )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\\d{1,2} [a-z]{3,9}(?: \\d{4})?)";
  const phrases = note
    .toLowerCase()
    .matchAll(new RegExp(`\\b${day},? (?:at )?\\d{1,2}(?:[:.]\\d{2}|(?: ?[ap]m))`, "g"));
  for (const [phrase] of phrases) {
    const when = parseWhen(phrase, calendar);
    if (when?.time) return when;
  }
  return null;
}

function takeTime(words: string): { time: string | null; rest: string } {
  const found = /(?:^| )(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/.exec(words);
  const isHour = found && (found[2] !== undefined || found[3] !== undefined || / at \d{1,2}$/.test(` ${words}`));
  if (!isHour) return { time: null, rest: words };
  const hour = (Number(found[1]) % (found[3] ? 12 : 24)) + (found[3] === "pm" ? 12 : 0);
  const minute = Number(found[2] ?? 0);
  if (minute > 59 || Number(found[1]) > 23) return { time: null, rest: words };
  const two = (n: number) => String(n).padStart(2, "0");
  return { time: `${two(hour)}:${two(minute)}`, rest: words.slice(0, found.index).replace(/ at$/, "").trim() };
}

function readDay(words: string, today: string, dayFirst: boolean): string | null {
  if (words === "today") return today;
  if (words === "yesterday") return plusDays(today, -1);
  if (words === "tomorrow") return plusDays(today, 1);

  const span = /^(?:in |\+ ?)?(\d{1,3}|an?) (day|week|month|year)s?$/.exec(words);
  if (span) return plusSpan(today, span[1]?.startsWith("a") ? 1 : Number(span[1]), span[2] ?? "day");

  const weekday = /^(next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/.exec(words);
  if (weekday) return nextWeekday(today, days.indexOf(weekday[2] ?? ""), weekday[1] !== undefined);

  const named = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*\.?(?: (\d{4}))?$/.exec(words);
  if (named) return dated(named[3], months.indexOf(named[2] ?? "") + 1, Number(named[1]), today);

  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (iso) return dated(iso[1], Number(iso[2]), Number(iso[3]), today);

  const slashed = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(words);
  if (!slashed) return null;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  return dayFirst ? dated(slashed[3], second, first, today) : dated(slashed[3], first, second, today);
}

const asUtc = (iso: string) => new Date(`${iso}T00:00:00Z`);
const asIso = (at: Date) => at.toISOString().slice(0, 10);
const plusDays = (iso: string, n: number) => asIso(new Date(asUtc(iso).getTime() + n * DAY_MS));

function plusSpan(today: string, n: number, unit: string): string {
  if (unit === "day" || unit === "week") return plusDays(today, unit === "week" ? n * 7 : n);
  const from = asUtc(today);
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + (unit === "year" ? n * 12 : n), 1));
  // The 31st of a month that has 30 days is its last day, not the first of the next.
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), last));
  return asIso(target);
}

function nextWeekday(today: string, wanted: number, nextWeek: boolean): string {
  const ahead = (wanted - asUtc(today).getUTCDay() + 7) % 7 || 7;
  return plusDays(today, nextWeek && ahead < 7 ? ahead + 7 : ahead);
}

/** Without a year, the next time that day comes. A day the calendar does not have is none. */
function dated(year: string | undefined, month: number, day: number, today: string): string | null {
  const y = year ? Number(year) : Number(today.slice(0, 4));
  const at = new Date(Date.UTC(y, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return !year && asIso(at) < today ? dated(String(y + 1), month, day, today) : asIso(at);
}
