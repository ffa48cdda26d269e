import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { callsOf, leadFamily } from "#app/features/companies/lead-family.server.ts";
import { owedOf } from "#app/features/nurture/owed.ts";
import { beginsAt, courseAfter } from "#app/features/nurture/touch-plan.ts";
import { planOf, zoneOf } from "#app/features/nurture/touch-runs.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { awaitedOfferings, clients, leads, offerings, touches, touchPlans, touchRuns } from "#db/schema.ts";
import type { RunEnd, TouchKind } from "#db/vocabulary.ts";

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
      zone: clients.timeZone,
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
    .innerJoin(clients, eq(clients.id, touchRuns.clientId))
    .innerJoin(leads, eq(leads.id, touchRuns.leadId))
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
  const waitsFor = awaited?.name ?? null;
  if (!run) return { plan: null, waitsFor };
  const { plan, zone, startedAt, wakeAt, ended } = run;
  const begins = beginsAt(plan.beforeWakeDays, wakeAt, startedAt);
  const owed = ended ? [] : owedOf(await madeFor(db, { leadId, zone }), plan, { startedAt: begins, now });
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

/**
 * What reached out to them: what was sent, and each day on which they were rung. A plan's own call is one only when it was made, and an
 * email not where the server refused it.
 */
async function madeFor(
  db: Queryable,
  { leadId, zone }: { leadId: string; zone: string },
): Promise<{ touches: Date[]; calls: Date[] }> {
  const family = await leadFamily(db, leadId);
  const sent = await db.execute<{ at: string }>(sql`
    select to_json(t.settled_at) #>> '{}' as at from touches t left join messages m on m.id = t.message_id
    where t.lead_id = any(${sql.param(family)}::uuid[]) and t.status = 'done' and t.kind <> 'call' and m.status is distinct from 'failed'`);
  const rung = await db.execute<{ at: string }>(sql`
    select to_json(min(placed_at)) #>> '{}' as at from attempts
    where ${callsOf(family)} and status not in ('failed', 'canceled') group by (placed_at at time zone ${zone})::date`);
  const instants = ({ rows }: { rows: { at: string }[] }) => rows.map(({ at }) => new Date(at));
  return { touches: instants(sent), calls: instants(rung) };
}
