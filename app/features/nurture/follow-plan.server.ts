import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { leads, touches, touchPlans, touchRuns, touchSteps } from "#db/schema.ts";
import { stepOf } from "./touch-plan.ts";
import { endRun, planOf, type Touch } from "./touch-runs.server.ts";

type Plan = Awaited<ReturnType<typeof planOf>>;
type By = { by: string | null; now: Date };

/**
 * A touch that waits is made as its plan says now: what was an email when it was dated may be a call by the time it is due. Where the plan has
 * no step left in its place, the lead is at the plan's end, and there is no touch.
 */
export async function followPlan(tx: Tx, touch: Touch, by: By): Promise<Touch | null> {
  const [run] = await tx.select({ planId: touchRuns.planId }).from(touchRuns).where(eq(touchRuns.id, touch.runId));
  return run ? follow(tx, await planOf(tx, run.planId), touch, by) : null;
}

/** What was passed over when its plan was changed: the plan has another kind in its place by now, or nothing. */
export const isChanged = sql`${touches.kind} is distinct from (
  select s.kind from ${touchRuns} r join ${touchPlans} p on p.id = r.plan_id join ${touchSteps} s on s.plan_id = p.id
  where r.id = ${touches.runId} and s.position = case when p.repeats
    then (${touches.turn} - 1) % (select count(*) from ${touchSteps} n where n.plan_id = p.id) + 1 else ${touches.turn} end)`;

/**
 * All that waits of a plan that was just changed; what somebody is making, or hearing of its lead, at this moment follows by itself. The
 * leads are locked with their touches: whoever ends a run has its lead, and goes from there to the touches.
 */
export async function followChange(tx: Tx, planId: string, by: By): Promise<void> {
  const plan = await planOf(tx, planId);
  const waiting = await tx
    .select({ touch: touches })
    .from(touches)
    .innerJoin(touchRuns, eq(touchRuns.id, touches.runId))
    .innerJoin(leads, eq(leads.id, touches.leadId))
    .where(and(eq(touchRuns.planId, planId), eq(touches.status, "planned")))
    .orderBy(asc(touches.id))
    .for("update", { of: [touches, leads], skipLocked: true });
  for (const { touch } of waiting) await follow(tx, plan, touch, by);
}

async function follow(tx: Tx, plan: Plan, touch: Touch, by: By): Promise<Touch | null> {
  const step = stepOf(plan, touch.turn);
  if (step?.kind === touch.kind) return touch;
  if (!step) {
    await endRun(tx, { runId: touch.runId, reason: "finished", ...by });
    return null;
  }
  const [followed] = await tx.update(touches).set({ kind: step.kind }).where(eq(touches.id, touch.id)).returning();
  return followed ?? null;
}
