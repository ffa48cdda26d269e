import type { CallFacts } from "./facts.ts";
import { DAY_MS } from "./local-time.ts";
import { mayBeMobile } from "./numbers.ts";
import type { WashRule } from "./rule.ts";

export type WashFinding = { weight: "block" | "warn"; text: string };

/**
 * What a register says of this number; null when it was washed in time and is clear. A wash counts as fresh for
 * exactly its days, to the second; one dated in the future proves nothing.
 */
export function washFinding(rule: WashRule, facts: CallFacts, now: number): WashFinding | null {
  const wash = facts.screenings[rule.list];
  const weight = rule.landline === "warn" && !mayBeMobile(facts.number.kind) ? "warn" : "block";
  if (wash?.listed) return { weight, text: `This number is listed on the ${rule.title}` };

  const asOf = wash?.asOf?.getTime();
  if (asOf === undefined || asOf > now)
    return { weight, text: `This number has not been screened against the ${rule.title}` };
  if (now - asOf <= rule.maxAgeDays * DAY_MS) return null;
  const age = Math.floor((now - asOf) / DAY_MS);
  const days = age === rule.maxAgeDays ? `more than ${age} days` : `${age} days`;
  return { weight, text: `The last ${rule.title} screening is ${days} old; it holds for ${rule.maxAgeDays} days` };
}
