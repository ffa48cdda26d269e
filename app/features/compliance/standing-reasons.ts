import type { CallFacts, Reason } from "./facts.ts";
import { neverCalled } from "./numbers.ts";
import { agencyReason } from "./reason.ts";

const neverTexts = {
  "not-a-number": "This is not a number that can be rung; find another.",
  "premium-number": "This is a premium-rate number; it is never rung.",
  "emergency-number": "This is an emergency number; it is never rung.",
  "satellite-number": "This is a satellite or personal number; it is never rung.",
};

const nobodyLeft = "Whoever was known there was erased on request; find somebody else to ask for first.";

function suppressionReasons({ suppressions }: CallFacts): Reason[] {
  if (suppressions.length > 0 && suppressions.every(({ ofErased }) => ofErased))
    return [{ ...agencyReason("suppressed", nobodyLeft), ofErased: true }];
  const held = suppressions.flatMap(({ list }) => list ?? []);
  const byLists = held.length > 0 && held.length === suppressions.length ? { lists: held } : {};
  const scopes = new Set(suppressions.map(({ scope }) => scope));
  const found: Reason[] = [];
  if (scopes.has("agency"))
    found.push({ ...agencyReason("suppressed", "This is suppressed by the agency."), ...byLists });
  if (scopes.has("client")) {
    const reason = { ...agencyReason("suppressed", "This is suppressed for this client."), ...byLists };
    const own = suppressions.filter(({ scope }) => scope === "client").map(({ theirs }) => theirs);
    const [theirs] = own;
    found.push(theirs && !own.includes(undefined) ? { ...reason, theirs } : reason);
  }
  return found;
}

/** Of somebody who rings us: a withheld or broken number is nobody we know, and is told only who we are. */
export function callerReasons(facts: CallFacts): Reason[] {
  const never = neverCalled(facts.number.e164, facts.number.premium);
  const unknown =
    never === "not-a-number" || never === "emergency-number"
      ? [agencyReason("not-a-number", "The caller's number is withheld or unreadable.")]
      : [];
  return [...suppressionReasons(facts), ...unknown];
}

/** What stands against this number whatever the time or country: no clock ends it, a person may. */
export function standingReasons(facts: CallFacts, now: number): Reason[] {
  const found = suppressionReasons(facts);
  const add = (rule: string, text: string) => found.push(agencyReason(rule, text));

  const never = neverCalled(facts.number.e164, facts.number.premium || facts.number.kind === "premium");
  if (never) add(never, neverTexts[never]);
  if (facts.number.dead) add("dead-number", "This number does not reach them; use another or research one.");
  if (facts.isCustomer) add("is-customer", "They are a customer of this client already.");
  if (facts.openOffer)
    add("open-offer", "This client has an open offer with them; its own people speak with them now.");
  if (!facts.callerIdPresent) add("caller-id", "The campaign has no verified number to show; add a caller ID first.");

  const { status, liveUntil, pausedUntil } = facts.campaign;
  if (status === "draft") add("campaign-draft", "The campaign is not live yet.");
  if (status === "ended" || (liveUntil !== null && now >= liveUntil.getTime())) {
    add("campaign-ended", "The campaign has ended.");
  }
  if (status === "paused" && pausedUntil === null) {
    add("campaign-paused", "The campaign is paused, with no date for its return.");
  }
  return found;
}
