import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { leads, users } from "#db/schema.ts";
import type { PauseReason } from "#db/vocabulary.ts";
import { releaseHold, wasCalled } from "./hold.server.ts";

export type Paused = { ok: true } | { ok: false; reason: "call-waits-for-its-outcome" };

/** Away from the desk for a while: nothing is served, and a lead that was not called yet goes back at once. A call needs its outcome first. */
export async function pauseAgent(
  db: Queryable,
  { because, until, by, now }: { because: PauseReason; until: Date; by: string; now: Date },
): Promise<Paused> {
  return db.transaction(async (tx) => {
    // A claim in another tab ends first, and its lead is seen here; or it waits, and finds its agent away.
    // Who writes down what this agent says on a call only refers to them, and is not kept waiting.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, by)).for("no key update");
    const [lead] = await tx.select().from(leads).where(eq(leads.heldBy, by)).for("update");
    if (lead?.holdToken) {
      if (await wasCalled(tx, { leadId: lead.id, token: lead.holdToken }))
        return { ok: false, reason: "call-waits-for-its-outcome" } as const;
      await releaseHold(tx, { lead, why: "paused", by, now });
    }
    const [paused] = await tx
      .update(users)
      .set({ pausedAt: now, pausedBecause: because, pausedUntil: until })
      .where(and(eq(users.id, by), isNull(users.pausedAt)))
      .returning({ id: users.id });
    if (paused) await record(tx, { type: "agent.paused", data: { because, until: until.toISOString() }, by, at: now });
    await announce(tx, `agent:${by}`, {});
    return { ok: true } as const;
  });
}

export async function resumeAgent(db: Db, { by, now }: { by: string; now: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    const [back] = await tx
      .update(users)
      .set({ pausedAt: null, pausedBecause: null, pausedUntil: null })
      .where(and(eq(users.id, by), isNotNull(users.pausedAt)))
      .returning({ id: users.id });
    if (back) await record(tx, { type: "agent.resumed", data: {}, by, at: now });
    await announce(tx, `agent:${by}`, {});
  });
}
