import { and, asc, desc, eq, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";

/** How long a lead stays with an agent who gives no sign of life. */
export const holdMinutes = 10;
/** A promise of a colleague who is away becomes anybody's after this long. */
const minutesUntilAnyones = 30;

export type Claim = { by: string; now: Date; campaignId?: string };
export type LeadRow = typeof leads.$inferSelect;

/**
 * One statement: finds, locks and marks. `= (select … for update skip locked)` and never `in (…)`: under a nested loop
 * the latter may claim every row it meets. The order is the order of the index `leads_queue`.
 */
export async function claim(tx: Queryable, { by, now }: Claim, wanted: SQL | undefined): Promise<LeadRow | null> {
  const next = tx
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(
        eq(leads.stage, "ready"),
        isNull(leads.mergedIntoId),
        lte(leads.callableFrom, now),
        or(isNull(leads.heldBy), lt(leads.heldUntil, now)),
        wanted,
      ),
    )
    .orderBy(desc(leads.priority), asc(leads.callableFrom), asc(leads.id))
    .limit(1)
    .for("update", { skipLocked: true });
  const [lead] = await tx
    .update(leads)
    .set({ heldBy: by, holdToken: sql`gen_random_uuid()`, heldUntil: new Date(now.getTime() + holdMinutes * 60_000) })
    .where(eq(leads.id, sql`(${next})`))
    .returning();
  return lead ?? null;
}

/** An agent's own promises, in whichever campaign. */
export const ownCallbacks = ({ by, campaignId }: Claim) =>
  and(
    eq(leads.assigneeId, by),
    eq(leads.nextAction, "callback"),
    campaignId ? eq(leads.campaignId, campaignId) : undefined,
  );

/** A colleague's promise is theirs until it is half an hour late; everything else is anyone's. */
export const anyonesIn = (campaignId: string, { by, now }: Claim) =>
  and(
    eq(leads.campaignId, campaignId),
    or(
      isNull(leads.assigneeId),
      eq(leads.assigneeId, by),
      lt(leads.dueAt, new Date(now.getTime() - minutesUntilAnyones * 60_000)),
    ),
  );
