import { and, eq, isNull } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { clients, companies, leads, touches, touchPlans, touchRuns } from "#db/schema.ts";
import type { RunEnd, TouchSkip } from "#db/vocabulary.ts";
import { planSteps } from "./plan-steps.server.ts";
import { type Step, touchAfter } from "./touch-plan.ts";

export type Run = typeof touchRuns.$inferSelect;
export type Touch = typeof touches.$inferSelect;

/**
 * Whoever changes a plan that runs locks its lead first, then the run, then its touches: what is heard of a lead and what is done with it
 * would else wait for each other in a circle. Who takes a touch before its lead passes by a lead that is taken.
 */
export async function lockLead(tx: Tx, leadId: string): Promise<void> {
  await tx.select({ id: leads.id }).from(leads).where(eq(leads.id, leadId)).for("update");
}

type Settling = {
  touch: Touch;
  skipped: TouchSkip | null;
  messageId?: string | null;
  by: string | null;
  now: Date;
};

/** A touch has happened or is left out: it never comes again, and the next is dated, or the plan is at its end. */
export async function settleTouch(tx: Tx, { touch, skipped, messageId = null, by, now }: Settling): Promise<boolean> {
  const [settled] = await tx
    .update(touches)
    .set({ status: skipped ? "skipped" : "done", skipped, messageId, settledAt: now, settledBy: by })
    .where(and(eq(touches.id, touch.id), eq(touches.status, "planned")))
    .returning();
  if (!settled) return false;
  const [run] = await tx.select().from(touchRuns).where(eq(touchRuns.id, touch.runId));
  const [lead] = await tx.select().from(leads).where(eq(leads.id, touch.leadId));
  if (!run || !lead) throw new Error("A touch without its run or its lead.");
  await record(tx, {
    ...(skipped
      ? { type: "touch.skipped" as const, data: { touchId: touch.id, kind: touch.kind, why: skipped } }
      : { type: "touch.done" as const, data: { touchId: touch.id, kind: touch.kind } }),
    ...placeOf(lead),
    by,
    at: now,
  });
  const plan = await planOf(tx, run.planId);
  const next = touchAfter(plan, touch.turn, { from: now, zone: await zoneOf(tx, lead.id) });
  if (next) await plant(tx, run, next);
  else await endRun(tx, { runId: run.id, reason: "finished", by, now });
  return true;
}

/** Nobody goes on with this plan; what was planned stops with it. Ending it twice changes nothing. */
export async function endRun(
  tx: Tx,
  { runId, reason, by, now }: { runId: string; reason: RunEnd; by: string | null; now: Date },
): Promise<boolean> {
  const [ended] = await tx
    .update(touchRuns)
    .set({ endedAt: now, endReason: reason })
    .where(and(eq(touchRuns.id, runId), isNull(touchRuns.endedAt)))
    .returning();
  if (!ended) return false;
  await tx
    .update(touches)
    .set({ status: "stopped", settledAt: now, settledBy: by })
    .where(and(eq(touches.runId, runId), eq(touches.status, "planned")));
  const [lead] = await tx.select().from(leads).where(eq(leads.id, ended.leadId));
  if (!lead) throw new Error("A run without its lead.");
  await record(tx, { type: "plan.ended", data: { runId, reason }, ...placeOf(lead), by, at: now });
  return true;
}

/** The next touch of a run; an open one has exactly one. */
export async function plant(
  tx: Tx,
  { id: runId, clientId, leadId }: Run,
  next: Pick<Touch, "turn" | "kind" | "dueAt">,
): Promise<void> {
  await tx.insert(touches).values({ clientId, runId, leadId, status: "planned", ...next });
}

export async function planOf(
  db: Queryable,
  planId: string,
): Promise<{
  repeats: boolean;
  beforeWakeDays: number | null;
  steps: (Step & { subject: string | null; body: string | null })[];
}> {
  const [plan] = await db
    .select({ repeats: touchPlans.repeats, beforeWakeDays: touchPlans.beforeWakeDays })
    .from(touchPlans)
    .where(eq(touchPlans.id, planId));
  const steps = await planSteps(db, planId);
  return { repeats: plan?.repeats ?? false, beforeWakeDays: plan?.beforeWakeDays ?? null, steps };
}

/** Whose calendar a touch is dated by. */
export async function zoneOf(db: Queryable, leadId: string): Promise<string> {
  const [found] = await db
    .select({ company: companies, client: clients.timeZone })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(eq(leads.id, leadId));
  if (!found) return "UTC";
  return (await wholeCompany(db, found.company)).timeZone ?? found.client;
}
