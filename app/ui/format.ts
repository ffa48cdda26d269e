import { zoneAt } from "#app/kit/zone-corrections.ts";

/**
 * Numbers, money and times as people read them. Pure: locale and zone are explicit, so that the server and the browser
 * write the same characters.
 */
export const LOCALE = "en-GB";

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

export const number = (n: number): string => whole.format(n);

/** Words of the middle of a sentence, at the start of one. */
export const atStart = (words: string): string => words.charAt(0).toLocaleUpperCase(LOCALE) + words.slice(1);

/** "1 lead", "1,220 leads": a count names its noun. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** From a share of one: percent(0.3127, 1) is "31.3 %". A non-breaking space keeps the unit by its number. */
export function percent(share: number, digits = 1): string {
  return `${new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share * 100)}\u00a0%`;
}

/** From minor units: money(41_260_000, "GBP") is "£412,600". Pence are shown only where there are any. */
export function money(minor: number, currency: string): string {
  const digits =
    new Intl.NumberFormat(LOCALE, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  const shown = Number.isInteger(amount) ? 0 : digits;
  return new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(amount);
}

type Instant = Date | string | number;
const parts = (at: Instant, zone: string, options: Intl.DateTimeFormatOptions): Record<string, string> =>
  Object.fromEntries(
    formatter(zoneAt(zone, new Date(at).getTime()), options)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );

const formatters = new Map<string, Intl.DateTimeFormat>();

/** To make one costs twenty times what it costs to use it, and a page says a hundred dates. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone, hourCycle: "h23" });
    formatters.set(key, known);
  }
  return known;
}

/** ICU versions disagree about "Sept": three letters everywhere. */
const month = (name = ""): string => name.slice(0, 3);

/** A local date as the database keeps it (yyyy-mm-dd): "17 Nov 2026". */
export function localDate(iso: string): string {
  return date(`${iso.slice(0, 10)}T12:00:00Z`, "UTC");
}

/** "17 Nov 2026" */
export function date(at: Instant, zone: string): string {
  const p = parts(at, zone, { day: "numeric", month: "short", year: "numeric" });
  return `${p.day} ${month(p.month)} ${p.year}`;
}

/** The days of these instants, oldest first: "17 Nov 2026", of two both, of more "3 Nov 2026 to 17 Nov 2026". */
export function days(at: Instant[], zone: string): string {
  const told = [...new Set(at.map((one) => date(one, zone)))];
  return told.length > 2 ? `${told[0]} to ${told.at(-1)}` : told.join(", ");
}

/** "2026-11-17": the date that the calendar there shows. */
export function dayAt(at: Instant, zone: string): string {
  const p = parts(at, zone, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${p.year}-${p.month}-${p.day}`;
}

/** "Tue 17 Nov 2026" */
export function dayDate(at: Instant, zone: string): string {
  const p = parts(at, zone, { weekday: "short" });
  return `${p.weekday} ${date(at, zone)}`;
}

/** "10:12" */
export function time(at: Instant, zone: string): string {
  const p = parts(at, zone, { hour: "2-digit", minute: "2-digit" });
  return `${p.hour}:${p.minute}`;
}

/** "17 Nov 2026, 10:12" */
export const dateTime = (at: Instant, zone: string): string => `${date(at, zone)}, ${time(at, zone)}`;

/** "Tue" */
export const weekday = (at: Instant, zone: string): string => parts(at, zone, { weekday: "short" }).weekday ?? "";

/** The place a zone is named after: "London", "New York". */
export const placeOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** A time names its place where two zones differ: "09:00 in Perth". */
export const timeThere = (at: Instant, zone: string, place = placeOf(zone)): string => `${time(at, zone)} in ${place}`;

/** A length of talk: "3:06", "1:02:40". */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor((s % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}
