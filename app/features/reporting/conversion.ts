import { DateTime } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";

/**
 * What old leads add to a client's conversion, and how sure that is.
 *
 *   conversion = (baseline won + backlog won) ÷ baseline leads
 *
 * The numerator has two chances in it: the client's own past (so many won of so many leads could have been a few more or fewer) and
 * the backlog. Each gets Wilson's score interval (E. B. Wilson, JASA 22, 1927), and the two are put together by the method of
 * variance estimates recovery (Zou & Donner, Statistics in Medicine 27, 2008), which needs no symmetry and stays sane near nought.
 */
export type Baseline = { leads: number; won: number };
export type Backlog = { leads: number; won: number };
export type Estimate = { value: number; low: number; high: number };

/** Two-sided 95 %. */
const Z = 1.959964;

/** Wilson's score interval of a share: never outside nought and one, honest for few cases. */
export function wilson(won: number, of: number): Estimate {
  if (of <= 0) return { value: 0, low: 0, high: 0 };
  const share = won / of;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return {
    value: share,
    low: won <= 0 ? 0 : Math.max(0, middle - half),
    high: won >= of ? 1 : Math.min(1, middle + half),
  };
}

/** Conversion with the backlog's wins in it, beside which the baseline alone is `conversion(baseline, { leads: 0, won: 0 })`. */
export function conversion(baseline: Baseline, backlog: Backlog): Estimate {
  const before = wilson(baseline.won, baseline.leads);
  const added = addedPoints(baseline, backlog);
  return {
    value: before.value + added.value,
    low: before.value + added.value - Math.hypot(before.value - before.low, added.value - added.low),
    high: before.value + added.value + Math.hypot(before.high - before.value, added.high - added.value),
  };
}

/** What the backlog alone adds, as a share of the baseline's leads: the baseline's own chance is in both and falls out. */
export function addedPoints(baseline: Baseline, backlog: Backlog): Estimate {
  const share = wilson(backlog.won, backlog.leads);
  const scale = backlog.leads / baseline.leads;
  return { value: share.value * scale, low: share.low * scale, high: share.high * scale };
}

export type Week = Estimate & { week: number; won: number };

/** The day a campaign begins, yyyy-mm-dd, and the zone whose midnights its weeks turn at: its client's. */
export type Start = { startsOn: string; zone: string };

/** Week by week since the campaign began; a win belongs to the week in which it was reported. Week 0 is the baseline alone. */
export function conversionByWeek(
  baseline: Baseline,
  { leads, wonAt, start, now }: { leads: number; wonAt: readonly Date[]; start: Start; now: Date },
): Week[] {
  const weeks = weekOf(start, now);
  return Array.from({ length: weeks + 1 }, (_, week) => {
    const end = week === weeks ? now.getTime() : endOf(start, week) - 1;
    const won = week === 0 ? 0 : wonAt.filter((at) => at.getTime() <= end).length;
    return { week, won, ...conversion(baseline, { leads, won }) };
  });
}

/** When the next week begins. Clocks may have changed: that day may have no midnight, or the first one had none. */
const endOf = ({ startsOn, zone }: Start, week: number): number =>
  DateTime.fromISO(startsOn, { zone: clockOf(zone) })
    .plus({ weeks: week })
    .startOf("day")
    .toMillis();

/** The number of the week that is running: the first day is in week 1. */
export const weekOf = (start: Start, at: Date): number =>
  weekOfDay(start, DateTime.fromJSDate(at, { zone: clockOf(start.zone) }).toFormat("yyyy-MM-dd"));

function weekOfDay({ startsOn }: Start, day: string): number {
  const { weeks } = DateTime.fromISO(day, { zone: "utc" }).diff(DateTime.fromISO(startsOn, { zone: "utc" }), "weeks");
  return Math.max(1, Math.floor(weeks) + 1);
}

/** In which week of how many a campaign is that ends on this day. */
export const weekNow = (start: Start, endsOn: string, now: Date): { now: number; of: number } => ({
  now: weekOf(start, now),
  of: weekOfDay(start, endsOn),
});

/** Where the axis starts and ends so that the band can be read; `cut` when that is not nought, which the chart then says. */
export function axis(weeks: readonly Estimate[]): { low: number; high: number; step: number; cut: boolean } {
  const lowest = Math.min(...weeks.map(({ low }) => low));
  const highest = Math.max(...weeks.map(({ high }) => high));
  const step = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2].find((size) => (highest - lowest) / size <= 6) ?? 0.25;
  const low = Math.max(0, Math.floor(lowest / step) * step);
  const cut = low > 0.1 * highest;
  return { low: cut ? low : 0, high: Math.min(1, Math.ceil(highest / step) * step), step, cut };
}
