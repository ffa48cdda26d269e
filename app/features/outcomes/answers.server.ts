import { and, asc, eq, isNull } from "drizzle-orm";
import { heldSince, isRequired } from "#app/features/queue/held-since.server.ts";
import { type ForWords, lockForWords } from "#app/features/queue/unsaid-call.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { answers, attempts, criteria } from "#db/schema.ts";
import { questionsAt } from "./questions-at.server.ts";

export type Answered =
  | { ok: true }
  | { ok: false; reason: "no-such-question" | "not-a-choice" }
  | Extract<ForWords, { ok: false }>;

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
    const locked = await lockForWords(tx, { leadId, token, by, now });
    if (!locked.ok) return locked;
    const { lead } = locked;
    // Whoever rewords it comes before or after: the answer is told beside the words it was an answer to.
    await tx.select({ id: criteria.id }).from(criteria).where(eq(criteria.id, criterionId)).for("key share");
    const asked = await questionsAt(tx, { campaignId: lead.campaignId, leadId, token, now });
    const criterion = asked.find(({ id }) => id === criterionId);
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
    const given = { value: said, formerQuestionId: criterion.formerId, attemptId: call?.id ?? null, by, at: now };
    await tx
      .insert(answers)
      .values({ clientId: lead.clientId, leadId, criterionId, ...given })
      .onConflictDoUpdate({ target: [answers.leadId, answers.criterionId], set: given });
    return { ok: true } as const;
  });
}

/** The client's required questions that nobody has answered for this lead yet, of those that were asked when its hold began. */
export async function unansweredCriteria(
  db: Queryable,
  { id, campaignId, token, now }: { id: string; campaignId: string; token: string; now: Date },
): Promise<{ id: string; question: string }[]> {
  const at = (await heldSince(db, { leadId: id, token })) ?? now;
  return db
    .select({ id: criteria.id, question: criteria.question })
    .from(criteria)
    .leftJoin(answers, and(eq(answers.criterionId, criteria.id), eq(answers.leadId, id)))
    .where(and(eq(criteria.campaignId, campaignId), isRequired(at), isNull(answers.id)))
    .orderBy(asc(criteria.position));
}
