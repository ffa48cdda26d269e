import type { AttemptFact } from "./facts.ts";
import { DAY_MS, instantOf, MINUTE_MS, wallClock } from "./local-time.ts";
import { type CapRule, longestCapHours } from "./rule.ts";

/** What a cap says of one instant: null if it lets the call through, else how many there were and when it lets go. */
export type CapRefusal = { made: number; until: number } | null;

/** How far back attempts must be known, so that no cap a rule may set counts too few. */
export const attemptsSince = (now: Date): Date => new Date(now.getTime() - longestCapHours * 60 * MINUTE_MS);

export function capRefusal(rule: CapRule, attempts: AttemptFact[], zones: string[], at: number): CapRefusal {
  const fewest = Math.min(rule.most, rule.mostAfterBusy);
  if (attempts.length < fewest) return null;
  const counted = attempts.filter((a) => a.rang && counts(rule, a));
  if (counted.length < fewest) return null;
  return "hours" in rule.within
    ? overRollingHours(rule, counted, rule.within.hours * 60 * MINUTE_MS, at)
    : onCalendarDay(rule, counted, zones, at);
}

/** The party is whoever answers: this number, whoever the client, and every number of this company. */
function counts(rule: CapRule, attempt: AttemptFact): boolean {
  if (rule.of === "number") return attempt.onThisNumber;
  if (rule.of === "company") return attempt.onThisCompany;
  return attempt.onThisNumber || attempt.onThisCompany;
}

/** Instants, not wall clocks: 24 hours stay 24 hours over a change of clocks. */
function overRollingHours(rule: CapRule, counted: AttemptFact[], lengthMs: number, at: number): CapRefusal {
  const standing = (then: number) => counted.filter((a) => a.at.getTime() > then - lengthMs);
  const lets = (then: number) => standing(then).length < mostOf(rule, standing(then));
  if (lets(at)) return null;
  const ends = standing(at).map((a) => a.at.getTime() + lengthMs);
  const until = ends.sort((a, b) => a - b).find(lets);
  return until === undefined ? null : { made: ends.length, until };
}

/** After an engaged tone another number of calls may be allowed. */
function mostOf(rule: CapRule, made: AttemptFact[]): number {
  return made.some((a) => a.status === "busy") ? rule.mostAfterBusy : rule.most;
}

/** Where the zone is not certain, the day has to be over in every zone it may be. */
function onCalendarDay(rule: CapRule, counted: AttemptFact[], zones: string[], at: number): CapRefusal {
  const refusals = zones.flatMap((zone) => {
    const { day } = wallClock(zone, at);
    const today = counted.filter((a) => sameDay(zone, day, a.at.getTime(), at));
    return today.length < mostOf(rule, today)
      ? []
      : [{ made: today.length, until: instantOf(zone, { day: day + 1, minutes: 0 }) }];
  });
  return refusals.reduce<CapRefusal>((last, next) => (last && last.until >= next.until ? last : next), null);
}

function sameDay(zone: string, day: number, attempted: number, at: number): boolean {
  if (Math.abs(attempted - at) > 2 * DAY_MS) return false;
  return wallClock(zone, attempted).day === day;
}
