import { and, desc, eq, isNull, sql } from "drizzle-orm";
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

export type ForWords = { ok: true; lead: Lead } | { ok: false; reason: "hold-lost" | "erased-since" };

/**
 * The same for words about people: a call that waits for its outcome holds up no erasure, however long its agent is away. What was typed
 * before it may name whoever was erased, so that nothing but the outcome is kept of that call any more.
 */
export async function lockForWords(
  tx: Tx,
  held: { leadId: string; token: string; by: string; now: Date },
): Promise<ForWords> {
  const lead = await lockSpokenOf(tx, held);
  if (!lead) return { ok: false, reason: "hold-lost" };
  const since = await tx.execute(sql`
    with recursive near as (
      select id, company_id, origin_company_id from leads where id = ${lead.id}
      union
      select l.id, l.company_id, l.origin_company_id from near cross join lateral (
        select merged_into_id as id from leads where id = near.id
        union all select parent_lead_id from leads where id = near.id
        union all select id from leads where merged_into_id = near.id
        union all select id from leads where parent_lead_id = near.id
      ) other join leads l on l.id = other.id
    ), theirs as (
      select c.id from companies c join near on c.id in (near.company_id, near.origin_company_id)
        or c.merged_into_id in (near.company_id, near.origin_company_id)
    )
    select from contacts p join attempts a on a.lead_id = ${lead.id} and a.hold_token = ${held.token}
      and p.erased_at >= a.placed_at
    where p.company_id in (select id from theirs) or p.origin_company_id in (select id from theirs) limit 1`);
  return since.rowCount ? { ok: false, reason: "erased-since" } : { ok: true, lead };
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
