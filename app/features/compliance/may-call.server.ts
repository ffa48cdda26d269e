import type { Queryable } from "#db/client.server.ts";
import type { CallWay } from "#db/vocabulary.ts";
import { callFacts } from "./call-facts.server.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./facts.ts";
import { type Grounds, groundsOf } from "./grounds.ts";

export type NumberVerdict = { phoneNumberId: string; contactId: string | null } & Decision;

/** What the law says of each number of a lead, in the order they stand on the screen. */
export async function judgeNumbers(
  db: Queryable,
  { leadId, way, now }: { leadId: string; way?: CallWay | undefined; now: Date },
): Promise<NumberVerdict[]> {
  const numbers = await callFacts(db, { leadId, way, now });
  return numbers.map(({ facts, ...number }) => ({ ...number, ...decide(facts, now) }));
}

/** May this number of this lead be rung now? The whole decision, with what allowed it, to be stored on the attempt. */
export async function mayCall(
  db: Queryable,
  { leadId, phoneNumberId, way, now }: { leadId: string; phoneNumberId: string; way?: CallWay | undefined; now: Date },
): Promise<Decision & { grounds?: Grounds }> {
  const numbers = await callFacts(db, { leadId, way, now });
  const number = numbers.find((known) => known.phoneNumberId === phoneNumberId);
  if (!number) throw new Error("A number can only be judged for a lead whose company has it.");
  const decision = decide(number.facts, now);
  return decision.verdict === "allow" ? { ...decision, grounds: groundsOf(number.facts, now) } : decision;
}
