import { and, desc, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { awaitedOfferings, offerings, touches, touchPlans, touchRuns } from "#db/schema.ts";
import type { RunEnd, TouchKind } from "#db/vocabulary.ts";

export type LeadPlan = {
  name: string;
  /** What comes next; null once the plan has ended. */
  next: { kind: TouchKind; dueAt: string } | null;
  ended: RunEnd | null;
};

/** The plan a lead is on, or was on last, and what it waits for. */
export async function leadPlan(
  db: Queryable,
  leadId: string,
): Promise<{ plan: LeadPlan | null; waitsFor: string | null }> {
  const [run] = await db
    .select({ name: touchPlans.name, ended: touchRuns.endReason, kind: touches.kind, dueAt: touches.dueAt })
    .from(touchRuns)
    .innerJoin(touchPlans, eq(touchPlans.id, touchRuns.planId))
    .leftJoin(touches, and(eq(touches.runId, touchRuns.id), eq(touches.status, "planned")))
    .where(eq(touchRuns.leadId, leadId))
    .orderBy(desc(touchRuns.startedAt))
    .limit(1);
  const [awaited] = await db
    .select({ name: offerings.name })
    .from(awaitedOfferings)
    .innerJoin(offerings, and(eq(offerings.id, awaitedOfferings.offeringId), isNull(offerings.shippedAt)))
    .where(eq(awaitedOfferings.leadId, leadId));
  const next = run?.kind && run.dueAt ? { kind: run.kind, dueAt: run.dueAt.toISOString() } : null;
  return { plan: run ? { name: run.name, next, ended: run.ended } : null, waitsFor: awaited?.name ?? null };
}
