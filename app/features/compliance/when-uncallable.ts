import type { Decision, ListHold, TheirBusiness } from "./facts.ts";

/** Reasons that lie in the number itself: another one has to be found. */
const badNumber = new Set(["dead-number", "not-a-number", "premium-number", "emergency-number", "satellite-number"]);
/** Somebody of the client's is selling to them; whether they still are is asked each day. */
const askTomorrowMs = 24 * 3_600_000;
/** Reasons that an account manager can mend (a list to load, a basis to record): ask again after this long. */
const askAgainMs = 3_600_000;

export type Uncallable =
  /** `blockedBy`: the rule that no hour ends and somebody of ours has to see to; null where waiting is enough. */
  | { to: "ready"; callableFrom: Date; blockedBy: string | null }
  | { to: "research" }
  /** `lists`: nothing but these stands against a number of theirs, so that it may be rung again when they end. */
  | { to: "closed"; because: "asked-not-to-be-called" | TheirBusiness; lists?: ListHold[] }
  /** Until a new round of calls begins. */
  | { to: "rest" };

/**
 * What becomes of a lead none of whose numbers may be rung now. One that may be rung later waits for the earliest;
 * where nobody is known but who was erased, somebody else is looked for; where every number is suppressed, or the client has sold to them, the lead ends, as whoever said so meant it; where the calls of its round are used up it rests; where
 * numbers are merely bad, someone looks for a better one.
 */
export function whenUncallable(
  numbers: Pick<Decision, "verdict" | "reasons" | "nextAllowedAt">[],
  now: Date,
): Uncallable {
  const waits = numbers.flatMap(({ nextAllowedAt }) => (nextAllowedAt ? [nextAllowedAt.getTime()] : []));
  if (waits.length > 0) return { to: "ready", callableFrom: new Date(Math.min(...waits)), blockedBy: null };

  const hasRule = (rules: (rule: string) => boolean) => (number: (typeof numbers)[number]) =>
    number.reasons.some(({ rule }) => rules(rule));
  const usable = numbers.filter((number) => !hasRule((rule) => badNumber.has(rule))(number));
  if (usable.length === 0) return { to: "research" };
  const isSuppressed = hasRule((rule) => rule === "suppressed");
  if (usable.every(isSuppressed) && usable.some(hasNobody)) return { to: "research" };
  if (usable.every(isSuppressed)) return { to: "closed", because: suppressedFor(usable), ...heldByLists(usable) };
  if (usable.some(hasRule((rule) => rule === "is-customer"))) return { to: "closed", because: "existing-customer" };
  const isUsedUp = ({ reasons }: (typeof numbers)[number]) => reasons.some(({ roundUsedUp }) => roundUsedUp);
  if (usable.every((number) => isSuppressed(number) || isUsedUp(number))) return { to: "rest" };
  if (usable.some(hasRule((rule) => rule === "open-offer")))
    return { to: "ready", callableFrom: new Date(now.getTime() + askTomorrowMs), blockedBy: null };
  return { to: "ready", callableFrom: new Date(now.getTime() + askAgainMs), blockedBy: mendableRule(usable) };
}

/** The company asked for nothing: whoever was known there was erased. */
const hasNobody = ({ reasons }: Pick<Decision, "reasons">): boolean =>
  reasons.filter(({ rule }) => rule === "suppressed").every(({ ofErased }) => ofErased);

/** What somebody has to see to, so that the lead may be called. A campaign that does not call yet, or no more, is seen to at the campaign. */
function mendableRule(numbers: Pick<Decision, "reasons">[]): string | null {
  const rules = numbers.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
  return rules.find((rule) => rule !== "suppressed" && !rule.startsWith("campaign-")) ?? null;
}

function heldByLists(numbers: Pick<Decision, "reasons">[]): { lists?: ListHold[] } {
  const lists = numbers.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.lists ?? []));
  return lists.length > 0 ? { lists } : {};
}

/** Somebody asked for it, unless nothing stands against them but what the client's own people do. */
function suppressedFor(numbers: Pick<Decision, "reasons">[]): "asked-not-to-be-called" | TheirBusiness {
  const said = numbers.flatMap(({ reasons }) => reasons.filter(({ rule }) => rule === "suppressed"));
  const [first] = said;
  return first?.theirs && said.every(({ theirs }) => theirs) ? first.theirs : "asked-not-to-be-called";
}
