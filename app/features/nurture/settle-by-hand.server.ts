import { and, eq, isNull } from "drizzle-orm";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { leads, touches, touchRuns } from "#db/schema.ts";
import { endRun, lockLead, settleTouch } from "./touch-runs.server.ts";

type By = { by: string; now: Date };
export type Settled = { ok: true } | { ok: false; reason: "settled-already" | "not-to-be-sent" };

/**
 * A person has sent the letter or the card, or passes a touch over; the next one is dated. A call is the queue's and an email the post's to make,
 * and nothing is sent to whoever sleeps no more or wants nothing.
 */
export async function settleByHand(
  db: Db,
  { touchId, done, by, now }: { touchId: string; done: boolean } & By,
): Promise<Settled> {
  return db.transaction(async (tx) => {
    const planned = and(eq(touches.id, touchId), eq(touches.status, "planned"));
    const [seen] = await tx.select({ leadId: touches.leadId }).from(touches).where(planned);
    if (seen) await lockLead(tx, seen.leadId);
    const [touch] = await tx.select().from(touches).where(planned).for("update");
    const theirs = touch && !(done && (touch.kind === "call" || touch.kind === "email"));
    if (theirs && done && !(await maySend(tx, { leadId: touch.leadId, now })))
      return { ok: false, reason: "not-to-be-sent" } as const;
    if (!theirs || !(await settleTouch(tx, { touch, skipped: done ? null : "by-hand", by, now })))
      return { ok: false, reason: "settled-already" } as const;
    return { ok: true } as const;
  });
}

async function maySend(db: Queryable, { leadId, now }: { leadId: string; now: Date }): Promise<boolean> {
  const asleep = and(eq(leads.id, leadId), eq(leads.stage, "nurturing"), isNull(leads.mergedIntoId));
  const [lead] = await db.select({ id: leads.id }).from(leads).where(asleep);
  return lead !== undefined && !(await mailFacts(db, { leadId, now })).suppressed;
}

/** A person ends the plan of a lead; nothing more of it is made. */
export async function endRunByHand(db: Db, { leadId, by, now }: { leadId: string } & By): Promise<Settled> {
  return db.transaction(async (tx) => {
    await lockLead(tx, leadId);
    const runs = await tx.select({ id: touchRuns.id }).from(touchRuns).where(eq(touchRuns.leadId, leadId));
    for (const { id } of runs)
      if (await endRun(tx, { runId: id, reason: "by-hand", by, now })) return { ok: true } as const;
    return { ok: false, reason: "settled-already" } as const;
  });
}
