import type { Decision } from "#app/features/compliance/facts.ts";

/** Reasons that lie in the number itself: another one has to be found. */
const badNumber = new Set(["dead-number", "not-a-number", "premium-number", "emergency-number", "satellite-number"]);
/** Reasons that an account manager can mend (a list to load, a basis to record): ask again after this long. */
const askAgainMs = 3_600_000;

export type Uncallable = { to: "ready"; callableFrom: Date } | { to: "research" } | { to: "closed" };

/**
 * What becomes of a lead none of whose numbers may be rung now. One that may be rung later waits for the earliest;
 * where every number is suppressed the lead ends; where they are merely bad, someone looks for a better one.
 */
export function whenUncallable(
  numbers: Pick<Decision, "verdict" | "reasons" | "nextAllowedAt">[],
  now: Date,
): Uncallable {
  const waits = numbers.flatMap(({ nextAllowedAt }) => (nextAllowedAt ? [nextAllowedAt.getTime()] : []));
  if (waits.length > 0) return { to: "ready", callableFrom: new Date(Math.min(...waits)) };

  const hasRule = (rules: (rule: string) => boolean) => (number: (typeof numbers)[number]) =>
    number.reasons.some(({ rule }) => rules(rule));
  const usable = numbers.filter((number) => !hasRule((rule) => badNumber.has(rule))(number));
  if (usable.length === 0) return { to: "research" };
  if (usable.every(hasRule((rule) => rule === "suppressed"))) return { to: "closed" };
  return { to: "ready", callableFrom: new Date(now.getTime() + askAgainMs) };
}
