import type { CallFacts } from "./facts.ts";
import { openSpans, overlap } from "./hours.ts";
import { DAY_MS, instantOf, MINUTE_MS, wallClock } from "./local-time.ts";
import type { Place } from "./place.ts";
import type { Rule, Span } from "./rule.ts";
import type { RuleBook } from "./rule-book.ts";
import { candidatePlaces } from "./zones.ts";

const WEEK_MS = 7 * DAY_MS;
const WEEKS_AHEAD = 60;
const QUARTER_MS = 15 * MINUTE_MS;

/** All that a number and its address fix, worked out once: where they may be, and when all those places are open. */
export type Whereabouts = {
  book: RuleBook;
  places: Place[];
  zones: string[];
  weeks: Map<number, Span[]>;
  /** Rules come into force at midnights of the called party, which fall on quarter hours everywhere. */
  rules: { quarter: number; inForce: Rule[] } | null;
};

type Memory = { known: Map<string, Whereabouts>; sameSet: Map<string, Whereabouts> };

/** A book that is replaced takes all that followed from it along. */
const memories = new WeakMap<RuleBook, Memory>();

function memoryOf(book: RuleBook): Memory {
  let memory = memories.get(book);
  if (!memory) {
    memory = { known: new Map(), sameSet: new Map() };
    memories.set(book, memory);
  }
  return memory;
}

/**
 * Thousands of leads share a few hundred sets of places; they share their calendars too. A number is remembered by
 * its first digits: no table of ours looks further than the seventh.
 */
export function whereabouts(book: RuleBook, e164: string, place: CallFacts["place"]): Whereabouts {
  const { known, sameSet } = memoryOf(book);
  const key = `${e164.slice(0, 8)}|${place.country}|${place.region}|${place.postcode}|${place.zone}`;
  let found = known.get(key);
  if (!found) {
    const places = candidatePlaces(e164, place);
    const set = places.map((p) => `${p.country}/${p.region}/${p.zone}`).join(" ");
    found = sameSet.get(set);
    if (!found) {
      const zones = [...new Set(places.flatMap((p) => (p.zone === null ? [] : [p.zone])))];
      found = { book, places, zones, weeks: new Map(), rules: null };
      if (sameSet.size > 5_000) sameSet.clear();
      sameSet.set(set, found);
    }
    if (known.size > 100_000) known.clear();
    known.set(key, found);
  }
  return found;
}

/**
 * The agency's own rules and those of every country and state the called party may be in, each as it stands on the day that is on
 * the wall there. Where it is two days at once, both count.
 */
export function rulesAt(where: Whereabouts, at: number): Rule[] {
  const quarter = Math.floor(at / QUARTER_MS);
  if (where.rules?.quarter !== quarter) {
    const today = new Map(where.zones.map((zone) => [zone, wallClock(zone, at).day * DAY_MS]));
    const days = today.size > 0 ? new Set(today.values()) : [at];
    const inForce = new Set([...days].flatMap((day) => where.book.inForce("*", null, day)));
    for (const { country, region, zone } of where.places) {
      for (const rule of where.book.inForce(country, region, today.get(zone ?? "") ?? at)) inForce.add(rule);
    }
    where.rules = { quarter, inForce: [...inForce] };
  }
  return where.rules.inForce;
}

/** The first instant, not before `at`, at which it is calling time in every place; null if there is none within a year. */
export function nextOpen(where: Whereabouts, at: number): number | null {
  if (where.places.length === 0) return null;
  const first = Math.floor(at / WEEK_MS);
  for (let week = first; week < first + WEEKS_AHEAD; week++) {
    for (const [from, to] of openIn(where, week)) {
      if (at < to) return Math.max(at, from);
    }
  }
  return null;
}

/** Open spans, as instants, within one week counted from 1970: the intersection over all places. */
function openIn(where: Whereabouts, week: number): Span[] {
  let open = where.weeks.get(week);
  if (!open) {
    const whole: Span[] = [[week * WEEK_MS, (week + 1) * WEEK_MS]];
    open = where.places.reduce<Span[]>(
      (left, place) => (left.length === 0 ? left : overlap(left, spansIn(where.book, place, week))),
      whole,
    );
    where.weeks.set(week, open);
  }
  return open;
}

function spansIn(book: RuleBook, place: Place, week: number): Span[] {
  const { zone } = place;
  if (zone === null) return [];
  const start = wallClock(zone, week * WEEK_MS).day;
  return Array.from({ length: 9 }, (_, i) => start - 1 + i).flatMap((day) =>
    openSpans(book, place, day).map(
      ([from, to]) => [instantOf(zone, { day, minutes: from }), instantOf(zone, { day, minutes: to })] as const,
    ),
  );
}
