import { and, asc, eq, isNull } from "drizzle-orm";
import { isHeardAsMachine } from "#app/features/compliance/spoke.ts";
import { heldSince, isRequired } from "#app/features/queue/held-since.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { answers, attempts, criteria, type handbacks, outcomes } from "#db/schema.ts";

export type Lacking = "no-answered-call" | "questions-open";

/** When the hold of a call began: what was asked then is what must be answered. */
export const holdBegan = async (
  db: Queryable,
  { leadId, holdToken, placedAt }: Pick<typeof attempts.$inferSelect, "leadId" | "holdToken" | "placedAt">,
): Promise<Date> => (await heldSince(db, { leadId, token: holdToken })) ?? placedAt;

/**
 * What a lead lacks to be shown to a client: a call on which somebody answered, and an answer to each question they require. What the
 * network heard a machine on is such a call where the agent, asked about it, said again that they spoke.
 */
export async function evidenceLacking(
  db: Queryable,
  { leadId, campaignId, attemptId }: Pick<typeof handbacks.$inferSelect, "leadId" | "campaignId" | "attemptId">,
): Promise<Lacking | null> {
  const [found] = await db
    .select({ call: attempts, againstNetwork: outcomes.againstNetwork })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(and(eq(attempts.id, attemptId), eq(attempts.leadId, leadId)));
  if (!found?.call.answeredAt || (isHeardAsMachine(found.call) && !found.againstNetwork)) return "no-answered-call";
  const began = await holdBegan(db, found.call);
  const [open] = await db
    .select({ id: criteria.id })
    .from(criteria)
    .leftJoin(answers, and(eq(answers.criterionId, criteria.id), eq(answers.leadId, leadId)))
    .where(and(eq(criteria.campaignId, campaignId), isRequired(began), isNull(answers.id)))
    .orderBy(asc(criteria.position))
    .limit(1);
  return open ? "questions-open" : null;
}
