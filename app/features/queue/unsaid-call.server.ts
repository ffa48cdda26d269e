import { and, desc, eq, isNull } from "drizzle-orm";
import type { Queryable, Tx } from "#db/client.server.ts";
import { attempts, leads, outcomes } from "#db/schema.ts";
import { lockHeld } from "./hold.server.ts";

type Attempt = typeof attempts.$inferSelect;
type Lead = typeof leads.$inferSelect;

/** The agent's call that has no outcome yet, over or not. Only their last one can be: nothing is served to them before it has one. */
export async function unsaidCallOf(db: Queryable, by: string): Promise<Attempt | null> {
  const [last] = await db
    .select({ call: attempts, outcomeId: outcomes.id })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(eq(attempts.agentId, by))
    .orderBy(desc(attempts.placedAt))
    .limit(1);
  return last && last.outcomeId === null ? last.call : null;
}

/**
 * The lead, locked, for what is written down of a call: while it is held, and afterwards for as long as the call has no outcome. What was
 * said on the telephone is true however long the agent was away; the call's own token still lets nobody else speak of it.
 */
export async function lockSpokenOf(
  tx: Tx,
  held: { leadId: string; token: string; by: string; now: Date },
): Promise<Lead | null> {
  const inHand = await lockHeld(tx, held);
  if (inHand) return inHand;
  const [called] = await tx
    .select({ lead: leads })
    .from(leads)
    .innerJoin(attempts, eq(attempts.leadId, leads.id))
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(
      and(
        eq(leads.id, held.leadId),
        eq(attempts.holdToken, held.token),
        eq(attempts.agentId, held.by),
        isNull(outcomes.id),
      ),
    )
    .for("update", { of: leads });
  return called?.lead ?? null;
}

/** Whether something else became of the lead since this call: it is in another hand, was called again, or is no longer to be called. */
export async function hasGoneOn(
  db: Queryable,
  { lead, call, now }: { lead: Lead; call: Attempt; now: Date },
): Promise<boolean> {
  if (lead.stage !== "ready" || lead.mergedIntoId) return true;
  if (lead.holdToken !== call.holdToken && lead.heldUntil && lead.heldUntil > now) return true;
  const [latest] = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(eq(attempts.leadId, lead.id))
    .orderBy(desc(attempts.placedAt))
    .limit(1);
  return latest?.id !== call.id;
}
