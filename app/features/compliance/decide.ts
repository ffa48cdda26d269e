import { countryReasons } from "./country-reasons.ts";
import type { CallFacts, Decision, Reason } from "./facts.ts";
import { agencyReason } from "./reason.ts";
import { nextMoment, schedulingReasons } from "./schedule.ts";
import { callerReasons, standingReasons } from "./standing-reasons.ts";
import { nextOpen, rulesAt, type Whereabouts, whereabouts } from "./window.ts";

export type { AttemptFact, CallFacts, Decision, Reason, Verdict } from "./facts.ts";

/**
 * May this number be rung at this moment? A block wins over a wait and a wait over yes; every reason is told. What is
 * not known (where they are, which law, whether they were screened) is refused.
 */
export function decide(facts: CallFacts, now: Date): Decision {
  const at = now.getTime();
  const where = whereabouts(facts.rules, facts.number.e164, facts.place);
  if (facts.way === "inbound") return answerCaller(facts, where);
  const rules = rulesAt(where, at);
  const caps = rules.filter((rule) => rule.kind === "cap");

  const country = countryReasons(facts, where, rules, at);
  const blocks = [...standingReasons(facts, at), ...country.blocks];
  // A mailbox that has answered was rung lawfully a moment ago; leaving a message is no second call.
  const waits = facts.way === "voicemail-drop" ? [] : schedulingReasons(facts, where, caps, at);

  let next: number | null = null;
  if (facts.way !== "voicemail-drop" && blocks.length === 0 && (waits.length > 0 || nextOpen(where, at) !== at)) {
    next = nextMoment(facts, where, caps, at);
    blocks.push(...outOfReach(facts, next));
  }

  const verdict = blocks.length > 0 ? "block" : waits.length > 0 ? "wait" : "allow";
  return {
    verdict,
    way: facts.way,
    reasons: [...blocks, ...waits, ...country.warnings],
    nextAllowedAt: verdict === "wait" && next !== null ? new Date(next) : null,
    zones: where.zones,
    needsReason: verdict === "allow" && country.warnings.length > 0,
  };
}

/** Whoever rings us is answered at any hour and counts as no attempt; but nobody sells to those who asked us not to. */
function answerCaller(facts: CallFacts, { zones }: Whereabouts): Decision {
  const reasons = callerReasons(facts);
  const verdict = reasons.length > 0 ? "block" : "allow";
  return { verdict, way: facts.way, reasons, nextAllowedAt: null, zones, needsReason: false };
}

/** A wait that no moment ends, or only one after the campaign, is no wait. */
function outOfReach({ campaign }: CallFacts, next: number | null): Reason[] {
  if (next === null) {
    return [agencyReason("no-moment", "No moment is calling time wherever they may be; find out where they are.")];
  }
  if (campaign.liveUntil !== null && next >= campaign.liveUntil.getTime()) {
    return [agencyReason("campaign-ends-first", "The campaign ends before the next calling time.")];
  }
  return [];
}
