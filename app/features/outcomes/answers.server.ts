import { and, asc, eq, isNull } from "drizzle-orm";
import { lockSpokenOf } from "#app/features/queue/unsaid-call.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { answers, attempts, criteria } from "#db/schema.ts";

export type Answered = { ok: true } | { ok: false; reason: "hold-lost" | "no-such-question" | "not-a-choice" };

/** Keeps an answer to one of the client's questions as it is given; empty takes it back. The call it was heard on is its evidence. */
export async function answerCriterion(
  db: Db,
  {
    leadId,
    token,
    criterionId,
    value,
    by,
    now,
  }: { leadId: string; token: string; criterionId: string; value: string; by: string; now: Date },
): Promise<Answered> {
  return db.transaction(async (tx) => {
    const lead = await lockSpokenOf(tx, { leadId, token, by, now });
    if (!lead) return { ok: false, reason: "hold-lost" } as const;
    const [criterion] = await tx
      .select()
      .from(criteria)
      .where(and(eq(criteria.id, criterionId), eq(criteria.campaignId, lead.campaignId)));
    if (!criterion) return { ok: false, reason: "no-such-question" } as const;
    const said = value.trim();
    if (said !== "" && criterion.choices && !criterion.choices.includes(said))
      return { ok: false, reason: "not-a-choice" } as const;

    if (said === "") {
      await tx.delete(answers).where(and(eq(answers.leadId, leadId), eq(answers.criterionId, criterionId)));
      return { ok: true } as const;
    }
    const [call] = await tx
      .select({ id: attempts.id })
      .from(attempts)
      .where(and(eq(attempts.leadId, leadId), eq(attempts.holdToken, token)));
    const given = { value: said, attemptId: call?.id ?? null, by, at: now };
    await tx
      .insert(answers)
      .values({ clientId: lead.clientId, leadId, criterionId, ...given })
      .onConflictDoUpdate({ target: [answers.leadId, answers.criterionId], set: given });
    return { ok: true } as const;
  });
}

/** The client's required questions that nobody has answered for this lead yet. */
export async function unansweredCriteria(
  db: Queryable,
  lead: { id: string; campaignId: string },
): Promise<{ id: string; question: string }[]> {
  return db
    .select({ id: criteria.id, question: criteria.question })
    .from(criteria)
    .leftJoin(answers, and(eq(answers.criterionId, criteria.id), eq(answers.leadId, lead.id)))
    .where(and(eq(criteria.campaignId, lead.campaignId), eq(criteria.required, true), isNull(answers.id)))
    .orderBy(asc(criteria.position));
}
