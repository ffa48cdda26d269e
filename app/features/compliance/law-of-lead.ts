import type { CallFacts, Decision, Reason } from "./facts.ts";
import { type Uncallable, whenUncallable } from "./when-uncallable.ts";

/** Now; later, without anybody's doing; once somebody of ours has seen to it; or never, unless another number or another mind is found. */
export const mays = ["now", "later", "mended", "never"] as const;
export type May = (typeof mays)[number];

export type JudgedNumber = Decision & { facts: Pick<CallFacts, "number" | "screenings"> };

export type LawOfLead = {
  may: May;
  /** By which rule; of a lead that may be called now the one that wants a written reason, or none. */
  rule: string | null;
  /** Of a lead that may be called later, and where an hour is known. */
  from: Date | null;
  /** The number whose verdict it is, and what was said of it. */
  e164: string | null;
  text: string;
  /** The registers that the number stands on. */
  listed: string[];
};

/** The numbers of a lead as one answer: the best of them counts, as in the queue. */
export function lawOfLead(numbers: readonly JudgedNumber[], now: Date): LawOfLead {
  const allowed = numbers.filter(({ verdict }) => verdict === "allow");
  const freely = allowed.find(({ needsReason }) => !needsReason) ?? allowed[0];
  if (freely) return told("now", freely, freely.reasons[0] ?? null);
  const next = whenUncallable([...numbers], now);
  const waiting = numbers
    .filter(({ nextAllowedAt }) => nextAllowedAt !== null)
    .sort((a, b) => Number(a.nextAllowedAt) - Number(b.nextAllowedAt))[0];
  if (waiting) return told("later", waiting, waiting.reasons[0] ?? null, waiting.nextAllowedAt);
  switch (next.to) {
    case "closed":
      return saying("never", numbers, (rule) => rule === "suppressed" || rule === "is-customer");
    case "research":
      return numbers.length === 0 ? nobody : { ...saying("never", numbers, () => true), rule: "no-number" };
    case "rest":
      return saying(
        "later",
        numbers,
        () => true,
        (reason) => reason.roundUsedUp === true,
      );
    case "ready":
      return blocked(next, numbers);
  }
}

const nobody: LawOfLead = {
  ...{ may: "never", rule: "no-number", from: null, e164: null, listed: [] },
  text: "There is no telephone number in the row.",
};

function blocked({ blockedBy }: Extract<Uncallable, { to: "ready" }>, numbers: readonly JudgedNumber[]): LawOfLead {
  if (blockedBy) return saying("mended", numbers, (rule) => rule === blockedBy);
  const offered = numbers.some(({ reasons }) => reasons.some(({ rule }) => rule === "open-offer"));
  return offered
    ? saying("later", numbers, (rule) => rule === "open-offer")
    : saying("mended", numbers, (rule) => rule.startsWith("campaign-"));
}

/** By the first number of which such a rule speaks. */
function saying(
  may: May,
  numbers: readonly JudgedNumber[],
  isRule: (rule: string) => boolean,
  isReason: (reason: Reason) => boolean = () => true,
): LawOfLead {
  const speaks = (reason: Reason) => isRule(reason.rule) && isReason(reason);
  const number = numbers.find(({ reasons }) => reasons.some(speaks)) ?? numbers[0];
  return number ? told(may, number, number.reasons.find(speaks) ?? null) : nobody;
}

function told(may: May, { facts }: JudgedNumber, reason: Reason | null, from: Date | null = null): LawOfLead {
  const { number, screenings } = facts;
  const listed = Object.entries(screenings).flatMap(([list, said]) => (said.listed ? [list] : []));
  return { may, rule: reason?.rule ?? null, from, e164: number.e164, text: reason?.text ?? "", listed };
}
