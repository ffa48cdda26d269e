import { and, asc, eq, isNotNull, isNull, lt, lte, or } from "drizzle-orm";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { unblocked } from "./ask-again.server.ts";
import { settleUncallable } from "./settle-uncallable.server.ts";

/** A minute's work; the others have their turn in the next. */
const mostAtOnce = 50;

/**
 * Asks the law again about leads that no rule let through, so that whoever loaded a list or recorded a basis sees them go without an agent
 * having to meet each. One transaction a lead: who wants one of them meanwhile takes another.
 */
export async function askBlocked(db: Db, { now }: { now: Date }): Promise<{ asked: number; freed: number }> {
  const due = await db
    .select({ id: leads.id })
    .from(leads)
    .where(and(isNotNull(leads.blockedSince), lte(leads.callableFrom, now), isNull(leads.mergedIntoId)))
    .orderBy(asc(leads.callableFrom), asc(leads.id))
    .limit(mostAtOnce);
  let freed = 0;
  for (const { id } of due) freed += (await db.transaction((tx) => askOne(tx, id, now))) ? 1 : 0;
  return { asked: due.length, freed };
}

async function askOne(tx: Tx, leadId: string, now: Date): Promise<boolean> {
  const free = or(isNull(leads.heldBy), lt(leads.heldUntil, now));
  const [lead] = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.id, leadId), isNotNull(leads.blockedSince), lte(leads.callableFrom, now), free))
    .for("update", { skipLocked: true });
  if (!lead) return false;
  const numbers = await judgeNumbers(tx, { leadId, now });
  if (numbers.some(({ verdict }) => verdict === "allow")) {
    await tx.update(leads).set(unblocked).where(eq(leads.id, leadId));
    return true;
  }
  await settleUncallable(tx, { leadId, numbers, now });
  return false;
}
