import { and, asc, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { attempts, type dispositions, type leads, outcomes } from "#db/schema.ts";
import type { Round } from "./what-follows.ts";

type Made = { at: Date; human: boolean | null };

/** The calls of a lead's round with the one whose outcome is being said, and whether each reached somebody, where that was said. */
export async function callsOfRound(
  db: Queryable,
  lead: Pick<typeof leads.$inferSelect, "id" | "round">,
): Promise<Made[]> {
  return db
    .select({ at: attempts.placedAt, human: outcomes.human })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(and(eq(attempts.leadId, lead.id), eq(attempts.round, lead.round)))
    .orderBy(asc(attempts.placedAt));
}

/** The round once this outcome is said of its last call: how many reached nobody, and when they were made. */
export function roundWith(
  made: readonly Made[],
  { disposition, zone }: { disposition: Pick<typeof dispositions.$inferSelect, "human">; zone: string },
): Round {
  const earlier = made.filter(({ human }) => human === false).length;
  return { calls: made.map(({ at }) => at), reachedNobody: earlier + (disposition.human ? 0 : 1), zone };
}
