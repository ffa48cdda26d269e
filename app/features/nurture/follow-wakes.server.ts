import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "#db/client.server.ts";
import { leads, touches, touchPlans, touchRuns } from "#db/schema.ts";
import { beginsAt, touchAfter } from "./touch-plan.ts";
import { planOf, type Run, zoneOf } from "./touch-runs.server.ts";

/** So many a minute. */
const atATime = 200;

/** A plan that is quiet until they wake follows that day when it moves, as long as nothing of it has been made. */
export async function followWakes(db: Db, { now }: { now: Date }): Promise<number> {
  const moved = await db
    .select({ run: touchRuns, touchId: touches.id })
    .from(touchRuns)
    .innerJoin(touchPlans, and(eq(touchPlans.id, touchRuns.planId), isNotNull(touchPlans.beforeWakeDays)))
    .innerJoin(touches, and(eq(touches.runId, touchRuns.id), eq(touches.turn, 1), eq(touches.status, "planned")))
    .innerJoin(leads, and(eq(leads.id, touchRuns.leadId), eq(leads.stage, "nurturing")))
    .where(
      and(isNull(touchRuns.endedAt), isNotNull(leads.dueAt), sql`${touchRuns.wakeAt} is distinct from ${leads.dueAt}`),
    )
    .limit(atATime);
  let followed = 0;
  for (const { run, touchId } of moved) followed += await db.transaction((tx) => followWake(tx, { run, touchId, now }));
  return followed;
}

async function followWake(tx: Tx, { run, touchId, now }: { run: Run; touchId: string; now: Date }): Promise<number> {
  // A lead that somebody is writing to is left for the next minute.
  const [lead] = await tx
    .select({ wakeAt: leads.dueAt })
    .from(leads)
    .where(and(eq(leads.id, run.leadId), eq(leads.stage, "nurturing")))
    .for("update", { skipLocked: true });
  if (!lead?.wakeAt) return 0;
  const { wakeAt } = lead;
  const plan = await planOf(tx, run.planId);
  const zone = await zoneOf(tx, run.leadId);
  const first = touchAfter(plan, 0, { from: beginsAt(plan.beforeWakeDays, wakeAt, now), zone });
  await tx.update(touchRuns).set({ wakeAt }).where(eq(touchRuns.id, run.id));
  if (first)
    await tx
      .update(touches)
      .set({ kind: first.kind, dueAt: first.dueAt })
      .where(and(eq(touches.id, touchId), eq(touches.status, "planned")));
  return 1;
}
