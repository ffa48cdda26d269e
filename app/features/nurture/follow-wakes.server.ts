import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { leads, touches, touchPlans, touchRuns } from "#db/schema.ts";
import { beginsAt, touchAfter } from "./touch-plan.ts";
import { planOf, zoneOf } from "./touch-runs.server.ts";

/** So many a minute. */
const atATime = 200;

/** A plan that is quiet until they wake follows that day when it moves, as long as nothing of it has been made. */
export async function followWakes(db: Db, { now }: { now: Date }): Promise<number> {
  const moved = await db
    .select({ run: touchRuns, touchId: touches.id, wakeAt: leads.dueAt })
    .from(touchRuns)
    .innerJoin(touchPlans, and(eq(touchPlans.id, touchRuns.planId), isNotNull(touchPlans.beforeWakeDays)))
    .innerJoin(touches, and(eq(touches.runId, touchRuns.id), eq(touches.turn, 1), eq(touches.status, "planned")))
    .innerJoin(leads, and(eq(leads.id, touchRuns.leadId), eq(leads.stage, "nurturing")))
    .where(
      and(isNull(touchRuns.endedAt), isNotNull(leads.dueAt), sql`${touchRuns.wakeAt} is distinct from ${leads.dueAt}`),
    )
    .limit(atATime);
  for (const { run, touchId, wakeAt } of moved) {
    await db.transaction(async (tx) => {
      const plan = await planOf(tx, run.planId);
      const zone = await zoneOf(tx, run.leadId);
      const first = touchAfter(plan, 0, { from: beginsAt(plan.beforeWakeDays, wakeAt, now), zone });
      await tx.update(touchRuns).set({ wakeAt }).where(eq(touchRuns.id, run.id));
      if (first)
        await tx
          .update(touches)
          .set({ kind: first.kind, dueAt: first.dueAt })
          .where(and(eq(touches.id, touchId), eq(touches.status, "planned")));
    });
  }
  return moved.length;
}
