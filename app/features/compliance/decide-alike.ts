import { decide } from "./decide.ts";
import type { CallFacts, Decision } from "./facts.ts";
import { neverCalled } from "./numbers.ts";
import { type Whereabouts, whereabouts } from "./window.ts";

/**
 * `decide()` for many numbers at one instant. Those that may be in the same places and of which the same is known share one answer: a
 * hundred thousand numbers of a file are some hundred cases. Whoever was rung before is a case of their own.
 */
export function decideAlike(now: Date): (facts: CallFacts) => Decision {
  const answers = new Map<Whereabouts, Map<string, Decision>>();
  return (facts) => {
    if (facts.attempts.length > 0) return decide(facts, now);
    const { rules, number, place, ...others } = facts;
    const { e164, ...line } = number;
    const where = whereabouts(rules, e164, place);
    const known = answers.get(where) ?? new Map<string, Decision>();
    answers.set(where, known);
    // Of the number only its places and whether it is ever rung count, of the address its country beside them.
    const key = JSON.stringify([line, neverCalled(e164, number.premium), place.country, others]);
    const answer = known.get(key) ?? decide(facts, now);
    known.set(key, answer);
    return answer;
  };
}
