import { and, asc, eq, gte, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { campaigns, chosenPlans, leads, reasonPlans, touches, touchPlans, touchRuns } from "#db/schema.ts";
import { beginsAt, touchAfter } from "./touch-plan.ts";
import { endRun, planOf, plant, type Run, zoneOf } from "./touch-runs.server.ts";
import { writesNow } from "./writes-now.server.ts";

/** So many a minute. */
const atATime = 200;

/**
 * Puts leads that sleep on the plan of their reason, each once for each sleep: a run that ended in this sleep is not begun again behind the back
 * of whoever answered. One that slept before, and sleeps for another plan now, leaves the old one; for the same plan it goes on
 * where it was, the next step counted from now.
 */
export async function startRuns(db: Db, { now }: { now: Date }): Promise<number> {
  const asleep = await withoutRun(db, { now }).orderBy(asc(leads.stageAt)).limit(atATime);
  let started = 0;
  for (const { leadId } of asleep) started += await db.transaction((tx) => sleepBy(tx, { leadId, now }));
  return started;
}

/** Those who sleep, or this one of them, as far as no plan was begun for it: with the plan that is theirs, and the run of a sleep before that is open. */
function withoutRun(db: Queryable, { leadId, now }: { leadId?: string; now: Date }) {
  return db
    .select({ leadId: leads.id, planId: planOfSleep, open: touchRuns })
    .from(leads)
    .innerJoin(campaigns, and(eq(campaigns.id, leads.campaignId), writesNow(now)))
    .leftJoin(chosenPlans, and(eq(chosenPlans.leadId, leads.id), gte(chosenPlans.at, leads.stageAt)))
    .leftJoin(
      reasonPlans,
      and(eq(reasonPlans.campaignId, leads.campaignId), eq(reasonPlans.reason, leads.dormancyReason)),
    )
    .leftJoin(touchPlans, and(eq(touchPlans.campaignId, leads.campaignId), eq(touchPlans.isDefault, true)))
    .leftJoin(touchRuns, and(eq(touchRuns.leadId, leads.id), isNull(touchRuns.endedAt)))
    .where(
      and(
        leadId ? eq(leads.id, leadId) : undefined,
        eq(leads.stage, "nurturing"),
        isNull(leads.mergedIntoId),
        or(isNotNull(planOfSleep), isNotNull(touchRuns.id)),
        sql`not exists (select from touch_runs r where r.lead_id = ${leads.id}
          and (r.sleep_since >= ${leads.stageAt} or r.ended_at >= ${leads.stageAt} and r.end_reason <> 'slept-anew'))`,
      ),
    );
}

/** What the agent chose for this sleep, else what its reason brings, else the campaign's default. */
const planOfSleep = sql<string | null>`case when ${chosenPlans.leadId} is not null then ${chosenPlans.planId}
  when ${reasonPlans.campaignId} is not null then ${reasonPlans.planId} else ${touchPlans.id} end`;

async function sleepBy(tx: Tx, { leadId, now }: { leadId: string; now: Date }): Promise<number> {
  // A lead that somebody is writing to is left for the next minute.
  const [lead] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.id, leadId), eq(leads.stage, "nurturing")))
    .for("update", { skipLocked: true });
  if (!lead) return 0;
  // Those before it took their while: who has answered, gone into another or been given another plan meanwhile is asked about again.
  const [sleep] = await withoutRun(tx, { leadId, now });
  if (!sleep) return 0;
  const { planId, open } = sleep;
  const plan = planId ? await planOf(tx, planId) : null;
  if (open && open.planId === planId && plan?.beforeWakeDays === null) {
    await goOn(tx, { run: open, sleepSince: lead.stageAt, now });
    return 0;
  }
  if (open) await endRun(tx, { runId: open.id, reason: "slept-anew", by: null, now });
  return planId ? begin(tx, { lead, planId, now }) : 0;
}

type Beginning = { lead: typeof leads.$inferSelect; planId: string; now: Date };

async function begin(tx: Tx, { lead, planId, now }: Beginning): Promise<number> {
  const plan = await planOf(tx, planId);
  const wakeAt = plan.beforeWakeDays === null ? null : lead.dueAt;
  const from = beginsAt(plan.beforeWakeDays, wakeAt, now);
  const first = touchAfter(plan, 0, { from, zone: await zoneOf(tx, lead.id) });
  if (!first) return 0;
  const { id: leadId, clientId, stageAt: sleepSince } = lead;
  const [run] = await tx
    .insert(touchRuns)
    .values({ clientId, leadId, planId, startedAt: now, sleepSince, wakeAt })
    .onConflictDoNothing()
    .returning();
  if (!run) return 0;
  await plant(tx, run, first);
  await record(tx, { type: "plan.started", data: { planId, runId: run.id }, ...placeOf(lead), by: null, at: now });
  return 1;
}

async function goOn(tx: Tx, { run, sleepSince, now }: { run: Run; sleepSince: Date; now: Date }): Promise<void> {
  const [mine] = await tx
    .update(touchRuns)
    .set({ sleepSince })
    .where(and(eq(touchRuns.id, run.id), isNull(touchRuns.endedAt), lt(touchRuns.sleepSince, sleepSince)))
    .returning();
  if (!mine) return;
  const planned = and(eq(touches.runId, run.id), eq(touches.status, "planned"));
  const [touch] = await tx.select().from(touches).where(planned);
  if (!touch) return;
  const again = touchAfter(await planOf(tx, run.planId), touch.turn - 1, {
    from: now,
    zone: await zoneOf(tx, run.leadId),
  });
  // What the plan now has in this place may be of another kind, or gone: then the date alone is put right when it is due.
  if (again?.kind === touch.kind) await tx.update(touches).set({ dueAt: again.dueAt }).where(eq(touches.id, touch.id));
}
