import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { callsNow } from "#app/features/queue/calls-now.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, leads } from "#db/schema.ts";

/** So many a minute: a thousand leads that were put off to one Monday do not all stand at the front at nine. */
const atATime = 100;

/**
 * Brings back the leads whose day has come: they are ready to be called again, in a new round of attempts, and still say
 * why they slept. A lead somebody is working on is left for the next minute.
 */
export async function wakeLeads(db: Db, { now }: { now: Date }): Promise<number> {
  const due = await db
    .select({ id: leads.id })
    .from(leads)
    .innerJoin(campaigns, and(eq(campaigns.id, leads.campaignId), callsNow(now)))
    .where(and(eq(leads.stage, "nurturing"), lte(leads.dueAt, now), isNull(leads.mergedIntoId)))
    .orderBy(asc(leads.dueAt))
    .limit(atATime);
  let woken = 0;
  for (const { id } of due) {
    woken += await db.transaction(async (tx) => {
      const [still] = await tx
        .select({ id: leads.id })
        .from(leads)
        .where(and(eq(leads.id, id), eq(leads.stage, "nurturing"), lte(leads.dueAt, now)))
        .for("update", { skipLocked: true });
      if (!still) return 0;
      await moveLead(tx, {
        leadId: id,
        to: "ready",
        nextAction: "call",
        dueAt: now,
        assigneeId: null,
        reason: "woken",
        by: null,
        now,
      });
      await tx
        .update(leads)
        .set({ round: sql`${leads.round} + 1` })
        .where(eq(leads.id, id));
      return 1;
    });
  }
  return woken;
}
