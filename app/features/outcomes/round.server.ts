import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { attempts, type dispositions, type leads, outcomes } from "#db/schema.ts";
import { zoneOfLead } from "./lead-zone.server.ts";
import type { Round } from "./what-follows.ts";

type Saying = Pick<typeof dispositions.$inferSelect, "human" | "otherDayPart">;

/** The calls of a lead's round with the one whose outcome is being said: how many reached nobody, and when they were made. */
export async function roundOf(
  tx: Tx,
  { lead, disposition, now }: { lead: typeof leads.$inferSelect; disposition: Saying; now: Date },
): Promise<Round> {
  const made = await tx
    .select({ at: attempts.placedAt, human: outcomes.human })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(and(eq(attempts.leadId, lead.id), eq(attempts.round, lead.round)))
    .orderBy(asc(attempts.placedAt));
  const earlier = made.filter(({ human }) => human === false).length;
  return {
    calls: made.map(({ at }) => at),
    reachedNobody: earlier + (disposition.human ? 0 : 1),
    // Only a plan that goes by the part of the day asks where they are.
    zone: disposition.otherDayPart ? await zoneOfLead(tx, { leadId: lead.id, now }) : "UTC",
  };
}
