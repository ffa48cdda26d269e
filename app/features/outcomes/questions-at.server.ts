import { and, asc, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
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
        or(
          and(lte(criteria.askedSince, at), or(isNull(criteria.putAwayAt), gt(criteria.putAwayAt, at))),
          wasPutAwayNext(at),
        ),
      ),
    )
    .orderBy(asc(criteria.position));
  return asked.map(({ criterion: { id, kind, ...now }, former }) => {
    const { question, hint, choices, required } = former ?? now;
    return { id, kind, question, hint, choices, required, formerId: former?.id ?? null };
  });
}

/** A question that was put away and is asked again was asked until then: what the ledger tells first after that hour is that it was put away. */
const wasPutAwayNext = (at: Date): SQL => sql`'campaign.question-put-away' = (
  select e.type from events e where e.campaign_id = ${criteria.campaignId} and e.at > ${at}
    and e.type in ('campaign.question-added', 'campaign.question-put-away', 'campaign.question-asked-again')
    and e.data->>'criterionId' = ${criteria.id}::text
  order by e.at, e.id limit 1)`;
