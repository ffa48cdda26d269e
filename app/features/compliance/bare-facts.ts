import type { CallFacts } from "./facts.ts";
import type { ReadNumber } from "./numbers.ts";
import type { RuleBook } from "./rule-book.ts";

type Asked = { rules: RuleBook; text: string; number: ReadNumber; place: CallFacts["place"] };

/**
 * A number of which nothing else is known, as if a live campaign with a caller ID and nothing out of the ordinary to offer wanted to ring
 * it by hand: whoever knows more of it writes that over. A text that is no number is judged too, and refused.
 */
export function bareFacts({ rules, text, number, place }: Asked): CallFacts {
  return {
    rules,
    way: "manual",
    number: number.ok
      ? { ...number, dead: false }
      : { e164: text.replace(/\D/g, ""), kind: "unknown", premium: false, dead: false },
    place,
    suppressions: [],
    screenings: {},
    attempts: [],
    campaign: { status: "live", sector: "general", liveFrom: null, liveUntil: null, pausedUntil: null },
    callerIdPresent: true,
    basisRecorded: false,
    consentRecorded: false,
    isCustomer: false,
    openOffer: false,
  };
}
