import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { heldSince } from "#app/features/queue/held-since.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { criteria, formerQuestions } from "#db/schema.ts";

type Criterion = typeof criteria.$inferSelect;
export type QuestionAt = Pick<Criterion, "id" | "kind" | "question" | "hint" | "choices" | "required"> & {
  /** The wording, where it has been changed since. */
  formerId: string | null;
};

/** The client's questions as they stood when a hold began: a change reaches the desk with the next lead. */
export async function questionsAt(
  db: Queryable,
  { campaignId, leadId, token, now }: { campaignId: string; leadId: string; token: string; now: Date },
): Promise<QuestionAt[]> {
  const at = (await heldSince(db, { leadId, token })) ?? now;
  const asked = await db
    .select({ criterion: criteria, former: formerQuestions })
    .from(criteria)
    .leftJoin(
      formerQuestions,
      and(eq(formerQuestions.criterionId, criteria.id), lte(formerQuestions.since, at), gt(formerQuestions.until, at)),
    )
    .where(
      and(
        eq(criteria.campaignId, campaignId),
        lte(criteria.askedSince, at),
        or(isNull(criteria.putAwayAt), gt(criteria.putAwayAt, at)),
      ),
    )
    .orderBy(asc(criteria.position));
  return asked.map(({ criterion: { id, kind, ...now }, former }) => {
    const { question, hint, choices, required } = former ?? now;
    return { id, kind, question, hint, choices, required, formerId: former?.id ?? null };
  });
}
