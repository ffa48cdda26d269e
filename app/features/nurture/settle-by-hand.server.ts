import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { touches, touchRuns } from "#db/schema.ts";
import { endRun, settleTouch } from "./touch-runs.server.ts";

type By = { by: string; now: Date };
export type Settled = { ok: true } | { ok: false; reason: "settled-already" };

/** A person has sent the letter or the card, or passes a touch over; the next one is dated. A call is the queue's and an email the post's to make. */
export async function settleByHand(
  db: Db,
  { touchId, done, by, now }: { touchId: string; done: boolean } & By,
): Promise<Settled> {
  return db.transaction(async (tx) => {
    const [touch] = await tx
      .select()
      .from(touches)
      .where(and(eq(touches.id, touchId), eq(touches.status, "planned")))
      .for("update");
    const theirs = touch && !(done && (touch.kind === "call" || touch.kind === "email"));
    if (!theirs || !(await settleTouch(tx, { touch, skipped: done ? null : "by-hand", by, now })))
      return { ok: false, reason: "settled-already" } as const;
    return { ok: true } as const;
  });
}

/** A person ends the plan of a lead; nothing more of it is made. */
export async function endRunByHand(db: Db, { leadId, by, now }: { leadId: string } & By): Promise<Settled> {
  return db.transaction(async (tx) => {
    const runs = await tx.select({ id: touchRuns.id }).from(touchRuns).where(eq(touchRuns.leadId, leadId));
    for (const { id } of runs)
      if (await endRun(tx, { runId: id, reason: "by-hand", by, now })) return { ok: true } as const;
    return { ok: false, reason: "settled-already" } as const;
  });
}
