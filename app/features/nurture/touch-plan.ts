import { DateTime } from "luxon";
import { workingDay } from "#app/features/companies/contract-wake.ts";
import { clockOf } from "#app/kit/clock-of.ts";
import type { TouchKind } from "#db/vocabulary.ts";

export type Step = { kind: TouchKind; afterDays: number };
export type Plan = { repeats: boolean; steps: readonly Step[] };
export type NextTouch = {
  /** Counts on from one, also where the plan begins again. */
  turn: number;
  kind: TouchKind;
  dueAt: Date;
};

/** When a day's touches begin, where they arrive. */
const morning = { hour: 9, minute: 30 };

/** From when a plan's days count: from now, or where it is quiet at first from so many days before they wake, if that is still to come. */
export function beginsAt(beforeWakeDays: number | null, wakeAt: Date | null, now: Date): Date {
  if (beforeWakeDays === null || !wakeAt) return now;
  return new Date(Math.max(now.getTime(), wakeAt.getTime() - beforeWakeDays * 86_400_000));
}

/** The touch after so many, counted from the one before; null where the plan is at its end. */
export function touchAfter(plan: Plan, done: number, { from, zone }: { from: Date; zone: string }): NextTouch | null {
  const { length } = plan.steps;
  if (length === 0 || (done >= length && !plan.repeats)) return null;
  const step = plan.steps[done % length];
  if (!step) return null;
  const day =
    DateTime.fromJSDate(from, { zone: clockOf(zone) })
      .plus({ days: step.afterDays })
      .toISODate() ?? "";
  const dueAt = DateTime.fromISO(workingDay(day), { zone: clockOf(zone) })
    .set(morning)
    .toJSDate();
  return { turn: done + 1, kind: step.kind, dueAt };
}

/**
 * What follows a touch that is dated, each counted from the one before as if that were made on its day: until an instant, or so many. Caps and
 * the law, an answer or a call may change all of it.
 */
export function courseAfter(
  plan: Plan,
  touch: Pick<NextTouch, "turn" | "dueAt">,
  { zone, until, most }: { zone: string; until: Date; most: number },
): NextTouch[] {
  const course: NextTouch[] = [];
  let next = touchAfter(plan, touch.turn, { from: touch.dueAt, zone });
  while (next && next.dueAt < until && course.length < most) {
    course.push(next);
    next = touchAfter(plan, next.turn, { from: next.dueAt, zone });
  }
  return course;
}

/** The step a touch was made from, if the plan still has it: one that does not repeat and was shortened has none beyond its end. */
export const stepOf = <S extends Step>(
  { repeats, steps }: { repeats: boolean; steps: readonly S[] },
  turn: number,
): S | undefined => steps[repeats ? (turn - 1) % Math.max(1, steps.length) : turn - 1];

export type Minima = { leastTouches: number; touchDays: number; leastCalls: number; callDays: number };
export type Minimum = {
  what: "touches" | "calls";
  least: number;
  days: number;
  /** The fewest in any such span of days. */
  planned: number;
  kept: boolean;
};

/** Does a plan keep what is owed, in whatever span of days one looks? Caps and the law may still leave a touch out. */
export function minimaOf(plan: Plan, { leastTouches, touchDays, leastCalls, callDays }: Minima): Minimum[] {
  const minimum = (what: Minimum["what"], least: number, days: number): Minimum => {
    const planned = fewestWithin(daysOf(plan, what === "calls", days), plan, days);
    return { what, least, days, planned, kept: planned >= least };
  };
  return [minimum("touches", leastTouches, touchDays), minimum("calls", leastCalls, callDays)];
}

/** On which days, from falling asleep, touches are due; of a plan that repeats, enough of them to look at every span. */
function daysOf({ steps, repeats }: Plan, callsOnly: boolean, span: number): number[] {
  const cycle = steps.reduce((days, step) => days + step.afterDays, 0);
  const rounds = repeats && cycle > 0 ? Math.ceil(span / cycle) + 2 : 1;
  let day = 0;
  return Array.from({ length: rounds }, () => steps)
    .flat()
    .flatMap((step) => {
      day += step.afterDays;
      return callsOnly && step.kind !== "call" ? [] : [day];
    });
}

/** A span that begins just after a touch holds the fewest. A plan that ends is asked only while it runs. */
function fewestWithin(days: number[], { steps, repeats }: Plan, span: number): number {
  const end = steps.reduce((sum, step) => sum + step.afterDays, 0);
  const within = (from: number) => days.filter((day) => day > from && day <= from + span).length;
  const last = days.at(-1) ?? 0;
  const begins = [0, ...days].filter((from) => (repeats ? from + span <= last : from + span <= end));
  return Math.min(...(begins.length > 0 ? begins : [0]).map(within));
}
