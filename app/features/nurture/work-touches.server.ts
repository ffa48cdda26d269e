import { and, asc, eq, inArray, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, leads, touches } from "#db/schema.ts";
import type { Stage, TouchKind } from "#db/vocabulary.ts";
import { followPlan } from "./follow-plan.server.ts";
import { sendTouch } from "./send-touch.server.ts";
import { spreadWakes, wakeHour } from "./spread-wakes.ts";
import { endRun, settleTouch, type Touch, zoneOf } from "./touch-runs.server.ts";
import { takeTurn, wakeRoom } from "./wake-room.server.ts";
import { writesNow } from "./writes-now.server.ts";

/** So many a minute. */
const atATime = 200;
/** A lead that is being called is not written to beside it; so much later one looks again. */
const whileCalledDays = 7;
const dayMs = 86_400_000;

type Lead = typeof leads.$inferSelect;

/** A lead that sleeps, or is called meanwhile and may sleep again, stays on its plan; any other has left it. */
const onPlan: Stage[] = ["nurturing", "ready", "research"];
/** What the house does by itself. */
const byHouse: TouchKind[] = ["call", "email"];

/** Its plan says something else in this place: it was dated, or in somebody's hands, at the instant at which the plan was changed. */
const isOutdated = sql`exists (
  select from touch_runs r join touch_plans p on p.id = r.plan_id
  where r.id = ${touches.runId} and not exists (
    select from touch_steps s where s.plan_id = p.id and s.kind = ${touches.kind} and s.position = case when p.repeats
      then (${touches.turn} - 1) % greatest(1, (select count(*) from touch_steps n where n.plan_id = p.id)) + 1 else ${touches.turn} end))`;

/**
 * What is due and done by the house: emails are written, calls go to the queue. Letters, cards and invitations wait for a
 * person, become what their plan says now, and end with the plan where their lead has left it.
 * Each touch is one transaction that begins by locking it, so that two workers never make the same one.
 */
export async function workTouches(db: Db, { now }: { now: Date }): Promise<number> {
  const due = await db
    .select({ id: touches.id, kind: touches.kind, clientId: touches.clientId })
    .from(touches)
    .innerJoin(leads, and(eq(leads.id, touches.leadId), isNull(leads.mergedIntoId)))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .where(
      and(
        eq(touches.status, "planned"),
        lte(touches.dueAt, now),
        or(notInArray(leads.stage, onPlan), and(or(inArray(touches.kind, byHouse), isOutdated), writesNow(now))),
      ),
    )
    .orderBy(asc(touches.dueAt))
    .limit(atATime);
  let worked = 0;
  for (const { id, kind, clientId } of due) {
    worked += await db.transaction(async (tx) => {
      const turn = kind === "call" ? await takeTurn(tx, clientId) : null;
      return (await workTouch(tx, { touchId: id, turn, now })) ? 1 : 0;
    });
  }
  return worked;
}

/** Of a call: the client's clock, whose turn to wake was taken. */
type Turn = { zone: string } | null;

async function workTouch(tx: Tx, { touchId, turn, now }: { touchId: string; turn: Turn; now: Date }): Promise<boolean> {
  const [found] = await tx
    .select()
    .from(touches)
    .where(and(eq(touches.id, touchId), eq(touches.status, "planned"), lte(touches.dueAt, now)))
    .for("update", { skipLocked: true });
  if (!found) return false;
  // A lead that somebody is writing to is left for the next minute.
  const [lead] = await tx.select().from(leads).where(eq(leads.id, found.leadId)).for("update", { skipLocked: true });
  if (!lead) return false;
  if (!onPlan.includes(lead.stage)) return endRun(tx, { runId: found.runId, reason: "moved-on", by: null, now });
  const touch = await followPlan(tx, found, { by: null, now });
  if (!touch) return true;
  if (!byHouse.includes(touch.kind)) return false;
  if (lead.stage === "ready" || lead.stage === "research") {
    await putOff(tx, touch, new Date(now.getTime() + whileCalledDays * dayMs));
    return false;
  }
  if (touch.kind === "email") return writeNow(tx, { touch, lead, now });
  // One that has just become a call has no turn yet, and takes it in the next minute.
  return turn ? callNow(tx, { touch, lead, now }, turn) : false;
}

type Due = { touch: Touch; lead: Lead; now: Date };

/**
 * A call is the queue's: the lead is woken for it, and the law and the caps are asked there. Of those who fell asleep together as many are
 * woken in a day as can be called on it.
 */
async function callNow(tx: Tx, { touch, lead, now }: Due, { zone }: { zone: string }): Promise<boolean> {
  const room = await wakeRoom(tx, { campaignId: lead.campaignId, zone, now }, lte(touches.dueAt, now));
  const [day = room.today] = spreadWakes(1, room);
  if (day !== room.today) {
    await putOff(tx, touch, wakeHour(day, { zone, leadZone: await zoneOf(tx, lead.id) }));
    return false;
  }
  const called = { to: "ready", nextAction: "call", dueAt: now, assigneeId: null, reason: "touch" } as const;
  await moveLead(tx, { leadId: lead.id, ...called, by: null, now });
  await tx
    .update(leads)
    .set({ round: lead.round + 1 })
    .where(eq(leads.id, lead.id));
  return settleTouch(tx, { touch, skipped: null, by: null, now });
}

async function writeNow(tx: Tx, { touch, lead, now }: Due): Promise<boolean> {
  const sent = await sendTouch(tx, { touch, lead, now });
  if (sent.kind === "later") {
    await putOff(tx, touch, sent.at);
    return false;
  }
  const messageId = sent.kind === "written" ? sent.messageId : null;
  return settleTouch(tx, { touch, skipped: sent.kind === "skipped" ? sent.why : null, messageId, by: null, now });
}

async function putOff(tx: Tx, touch: Touch, dueAt: Date): Promise<void> {
  await tx.update(touches).set({ dueAt }).where(eq(touches.id, touch.id));
}
