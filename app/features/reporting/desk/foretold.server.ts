import { callFacts, type NumberFacts } from "#app/features/compliance/call-facts.server.ts";
import { lawAt } from "#app/features/compliance/lawful-hour.ts";
import { type Leading, whereItLeads } from "#app/features/outcomes/where-it-leads.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { dispositions } from "#db/schema.ts";
import type { HeldLead } from "./held-lead.server.ts";
import type { Foretold } from "./outcome-words.ts";

type Disposition = typeof dispositions.$inferSelect;

/**
 * Where each outcome leads that asks for nothing more, by the rule that decides when it is saved, and from when the law lets the lead be called.
 * Before there is a call nothing is known of it.
 */
export async function foretold(
  db: Queryable,
  { lead, call }: HeldLead,
  { rows, now }: { rows: readonly Disposition[]; now: Date },
): Promise<Map<string, Foretold>> {
  const outcomes = rows.filter(followsByItself);
  if (!call || outcomes.length === 0) return new Map();
  const leading = await whereItLeads(db, { lead, call, outcomes, now, chosenAt: null, criteriaMet: true });
  const facts = await callFacts(db, { leadId: lead.id, way: "queue", now });
  return new Map(
    outcomes.flatMap((disposition, index) => {
      const led = leading[index];
      if (!led?.next.ok) return [];
      const numbers = facts.map((number) => onceSaid(number, { call, disposition }));
      return [[disposition.code, { next: led.next, stays: led.stays, law: lawOf(led, numbers) }]];
    }),
  );
}

const followsByItself = ({ doNotCall, toStage, qualified, asksDate }: Disposition): boolean =>
  !doNotCall && toStage !== "closed" && !qualified && !asksDate;

/** Whether a call reached somebody is what the agent says it did. */
function onceSaid(
  { facts, ...number }: NumberFacts,
  { call, disposition }: { call: NonNullable<HeldLead["call"]>; disposition: Disposition },
): NumberFacts {
  const isThisCall = (at: Date) => at.getTime() === call.placedAt.getTime();
  const attempts = facts.attempts.map((attempt) =>
    isThisCall(attempt.at) && attempt.inThisRound ? { ...attempt, reached: disposition.human } : attempt,
  );
  return { ...number, facts: { ...facts, attempts } };
}

function lawOf({ next, numbersLeft }: Leading, numbers: NumberFacts[]): Foretold["law"] {
  if (!next.ok || next.toStage !== "ready" || !next.dueAt) return { ok: true };
  const left = numbers.filter(({ phoneNumberId }) => numbersLeft.some(({ id }) => id === phoneNumberId));
  return lawAt(
    left.map(({ facts }) => facts),
    next.dueAt,
  );
}
