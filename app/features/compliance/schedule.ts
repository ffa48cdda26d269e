import { type CapRefusal, capRefusal } from "./caps.ts";
import type { CallFacts, Reason } from "./facts.ts";
import { hoursReasons } from "./hours-reasons.ts";
import { agencyReason, momentText, ruleReason } from "./reason.ts";
import type { CapRule } from "./rule.ts";
import { nextOpen, type Whereabouts } from "./window.ts";

/** Calling time, caps and the campaign's dates settle within a few rounds; a rule that never lets go ends here. */
const MOST_ROUNDS = 100;

/** What only time stands against, at one instant: the campaign's dates, calling hours, caps. */
export function schedulingReasons(facts: CallFacts, where: Whereabouts, caps: CapRule[], at: number): Reason[] {
  const reasons: Reason[] = [];
  const opens = campaignOpensAt(facts.campaign, at);
  if (opens !== null) {
    const word = facts.campaign.status === "paused" ? "is paused until" : "starts on";
    reasons.push(agencyReason("campaign-dates", `The campaign ${word} ${momentText(opens, where.zones)}.`));
  }
  if (nextOpen(where, at) !== at) reasons.push(...hoursReasons(where.book, where.places, at));
  for (const cap of caps) {
    const refusal = capRefusal(cap, facts.attempts, where.zones, at);
    if (refusal) reasons.push(ruleReason(cap, capText(cap, refusal, where.zones)));
  }
  return reasons;
}

/** The first instant from `at` on that every scheduling rule lets through: each in turn pushes it on until none does. */
export function nextMoment(facts: CallFacts, where: Whereabouts, caps: CapRule[], at: number): number | null {
  let t = at;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = t;
    const open = nextOpen(where, campaignOpensAt(facts.campaign, t) ?? t);
    if (open === null) return null;
    t = open;
    for (const cap of caps) t = Math.max(t, capRefusal(cap, facts.attempts, where.zones, t)?.until ?? t);
    if (t === before) return t;
  }
  return null;
}

/** When the campaign lets calls begin, if that is still to come. */
function campaignOpensAt({ status, liveFrom, pausedUntil }: CallFacts["campaign"], at: number): number | null {
  const opens = Math.max(liveFrom?.getTime() ?? at, status === "paused" ? (pausedUntil?.getTime() ?? at) : at);
  return opens > at ? opens : null;
}

function capText(cap: CapRule, { made, until }: NonNullable<CapRefusal>, zones: string[]): string {
  const whom = { number: "This number", company: "This company", party: "This party" }[cap.of];
  const times = made === 1 ? "once" : made === 2 ? "twice" : `${made} times`;
  return `${whom} was rung ${times} ${spell(cap)}; again from ${momentText(until, zones)}`;
}

function spell({ within }: CapRule): string {
  if (!("hours" in within)) return "today";
  return within.hours > 48 ? `in the last ${within.hours / 24} days` : `in the last ${within.hours} hours`;
}
