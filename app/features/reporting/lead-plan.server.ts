import { and, desc, eq } from "drizzle-orm";
import { stillAwaited } from "#app/features/nurture/offerings.server.ts";
import { owedOf } from "#app/features/nurture/owed.ts";
import { beginsAt, courseAfter } from "#app/features/nurture/touch-plan.ts";
import { planOf, zoneOf } from "#app/features/nurture/touch-runs.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { leads, touches, touchPlans, touchRuns } from "#db/schema.ts";
import type { RunEnd, TouchKind } from "#db/vocabulary.ts";
import { reachedOut } from "./reached-out.server.ts";

export type LeadPlan = {
  name: string;
  /** What comes next; null once the plan has ended. */
  next: { kind: TouchKind; dueAt: string } | null;
  /** What follows it before they wake, if all goes by the plan. */
  further: { kind: TouchKind; dueAt: string }[];
  ended: RunEnd | null;
  /** What it owes beside what there was; nothing once it has ended. */
  owed: { what: "touches" | "calls"; least: number; days: number; had: number; by: string; late: boolean }[];
};

/** The plan a lead is on, or was on last, and what it waits for. */
export async function leadPlan(
  db: Queryable,
  { leadId, now }: { leadId: string; now: Date },
): Promise<{ plan: LeadPlan | null; waitsFor: string | null }> {
  const [run] = await db
    .select({
      plan: touchPlans,
      startedAt: touchRuns.startedAt,
      wakeAt: touchRuns.wakeAt,
      ended: touchRuns.endReason,
      kind: touches.kind,
      turn: touches.turn,
      dueAt: touches.dueAt,
      lead: { stage: leads.stage, dueAt: leads.dueAt },
    })
    .from(touchRuns)
    .innerJoin(touchPlans, eq(touchPlans.id, touchRuns.planId))
    .innerJoin(leads, eq(leads.id, touchRuns.leadId))
    .leftJoin(touches, and(eq(touches.runId, touchRuns.id), eq(touches.status, "planned")))
    .where(eq(touchRuns.leadId, leadId))
    .orderBy(desc(touchRuns.startedAt))
    .limit(1);
  const [awaited] = await stillAwaited(db, leadId);
  const next = run?.kind && run.dueAt ? { kind: run.kind, dueAt: run.dueAt.toISOString() } : null;
  const waitsFor = awaited?.name ?? null;
  if (!run) return { plan: null, waitsFor };
  const { plan, startedAt, wakeAt, ended } = run;
  const begins = beginsAt(plan.beforeWakeDays, wakeAt, startedAt);
  const reached = (await reachedOut(db, [leadId])).get(leadId) ?? { touches: [], calls: [] };
  const owed = ended ? [] : owedOf(reached, plan, { startedAt: begins, now });
  const until = run.lead.stage === "nurturing" ? run.lead.dueAt : null;
  const planned = run.turn && run.dueAt && until ? { turn: run.turn, dueAt: run.dueAt, until } : null;
  const further = planned ? await courseOf(db, { leadId, planId: plan.id, ...planned }) : [];
  const told = owed.map(({ by, ...one }) => ({ ...one, by: by.toISOString(), late: by < now }));
  return { plan: { name: plan.name, next, further, ended, owed: told }, waitsFor };
}

/** So many are told; the plan itself tells the rest. */
const shown = 5;

async function courseOf(
  db: Queryable,
  { leadId, planId, turn, dueAt, until }: { leadId: string; planId: string; turn: number; dueAt: Date; until: Date },
): Promise<LeadPlan["further"]> {
  const asked = { zone: await zoneOf(db, leadId), until, most: shown };
  const course = courseAfter(await planOf(db, planId), { turn, dueAt }, asked);
  return course.map((touch) => ({ kind: touch.kind, dueAt: touch.dueAt.toISOString() }));
}
