import { and, asc, eq } from "drizzle-orm";
import { rang } from "#app/features/compliance/call-facts.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { attempts, type dispositions, type leads, outcomes } from "#db/schema.ts";
import type { Round } from "./what-follows.ts";

type Call = Pick<typeof attempts.$inferSelect, "status" | "ringingAt">;
type Made = { at: Date; human: boolean | null };

/**
 * The calls of a lead's round with the one whose outcome is being said, and whether each reached somebody, where that was said. A dial that
 * rang nobody's telephone is none.
 */
export async function callsOfRound(
  db: Queryable,
  lead: Pick<typeof leads.$inferSelect, "id" | "round">,
): Promise<Made[]> {
  const dials = await db
    .select({ at: attempts.placedAt, human: outcomes.human, status: attempts.status, ringingAt: attempts.ringingAt })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(and(eq(attempts.leadId, lead.id), eq(attempts.round, lead.round)))
    .orderBy(asc(attempts.placedAt));
  return dials.filter(rang);
}

/** The round once this outcome is said of this call: how many reached nobody, and when they were made. */
export function roundWith(
  made: readonly Made[],
  {
    call,
    disposition,
    zone,
  }: { call: Call; disposition: Pick<typeof dispositions.$inferSelect, "human">; zone: string },
): Round {
  const earlier = made.filter(({ human }) => human === false).length;
  return { calls: made.map(({ at }) => at), reachedNobody: earlier + (disposition.human || !rang(call) ? 0 : 1), zone };
}
