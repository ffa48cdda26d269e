import { and, desc, eq, gt, gte, inArray, isNull, or, sql } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { readNumber } from "#app/features/compliance/numbers.ts";
import { soonestCallBack } from "#app/features/compliance/soonest-call-back.server.ts";
import { leadsRungFrom, oursToRing, whomTheyMean } from "#app/features/queue/who-rings-back.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { attempts, callEvents, campaignAgents, events, leads, users } from "#db/schema.ts";
import { zoneOfLead } from "../lead-zone.server.ts";
import { wallOf } from "../promised-at.ts";
import { isAway } from "./room.ts";
import { awayOf } from "./terms.server.ts";

type Lead = typeof leads.$inferSelect;
type Heard = { callEventId: string; now: Date };

/**
 * Somebody rang the number we showed them, and was told that we ring again: so their lead is promised a call, at once or as soon as the law
 * allows, by whoever rang them last. What was promised already stands, and what somebody has in hand is theirs, as long as they have it.
 * Told twice, it happens once.
 */
export async function hearCaller(db: Db, { callEventId, now }: Heard): Promise<{ promisedAt: Date | null } | null> {
  return db.transaction(async (tx) => {
    const found = await whoseCallerIs(tx, callEventId);
    if (!found || (await isTold(tx, found.lead.id, { type: "call.returned", callEventId }))) return null;
    const { lead } = found;
    const promisedAt = await promiseTo(tx, lead, now);
    const data = { callEventId, promisedAt: promisedAt?.toISOString() ?? null };
    await record(tx, { type: "call.returned", data, ...placeOf(lead), by: null, at: now });
    if (lead.heldBy) await announce(tx, `agent:${lead.heldBy}`, { leadId: lead.id });
    if (isHeld(lead, now) && !(await callInHand(tx, lead))) await hearAgainAfter(tx, lead, callEventId);
    return { promisedAt };
  });
}

/**
 * They rang while somebody had their lead in hand and had not called it yet. Where that hold is over and nobody has rung them since, what
 * they were told is kept as if they rang now; where it lasts, or another has begun, it is asked again when that one is over.
 */
export async function hearCallerAgain(db: Db, { callEventId, now }: Heard): Promise<{ promisedAt: Date } | null> {
  return db.transaction(async (tx) => {
    const found = await whoseCallerIs(tx, callEventId);
    if (!found || (await isTold(tx, found.lead.id, { type: "callback.owed", callEventId }))) return null;
    const { lead, rangAt } = found;
    if (lead.nextAction === "callback" || (await wasRungSince(tx, lead, rangAt))) return null;
    if (isHeld(lead, now)) {
      await hearAgainAfter(tx, lead, callEventId);
      return null;
    }
    const promisedAt = await promiseTo(tx, lead, now);
    if (!promisedAt) return null;
    const data = { callEventId, promisedAt: promisedAt.toISOString() };
    await record(tx, { type: "callback.owed", data, ...placeOf(lead), by: null, at: now });
    return { promisedAt };
  });
}

/** A moment after the hold. */
async function hearAgainAfter(tx: Tx, { heldUntil }: Lead, callEventId: string): Promise<void> {
  const runAt = new Date((heldUntil?.getTime() ?? 0) + 1_000);
  await enqueue(tx, "hear-caller-again", { callEventId }, { runAt, key: `caller:${callEventId}` });
}

async function isTold(
  tx: Tx,
  leadId: string,
  { type, callEventId }: { type: "call.returned" | "callback.owed"; callEventId: string },
): Promise<boolean> {
  const told = and(eq(events.leadId, leadId), eq(events.type, type));
  const [heard] = await tx
    .select({ id: events.id })
    .from(events)
    .where(and(told, sql`${events.data} ->> 'callEventId' = ${callEventId}`))
    .limit(1);
  return heard !== undefined;
}

async function wasRungSince(tx: Tx, { id }: Lead, rangAt: Date): Promise<boolean> {
  const calls = and(inArray(attempts.leadId, await leadFamily(tx, id)), gte(attempts.placedAt, rangAt));
  return (await tx.$count(attempts, calls)) > 0;
}

/** Whom they mean, locked, and when they rang. */
async function whoseCallerIs(tx: Tx, callEventId: string): Promise<{ lead: Lead; rangAt: Date } | null> {
  const [event] = await tx
    .select({ body: callEvents.body, rangAt: callEvents.receivedAt })
    .from(callEvents)
    .where(and(eq(callEvents.id, callEventId), eq(callEvents.kind, "inbound")));
  const { From: from = "", To: shown = "", closedFor = [] } = (event?.body ?? {}) as Told;
  const number = readNumber(from, "GB");
  if (!event || !number.ok) return null;
  const rung = await leadsRungFrom(tx, { shown, numberHash: hashOf("number", number.e164) });
  const meant = whomTheyMean(rung, closedFor);
  if (!meant) return null;
  const [lead] = await tx.select().from(leads).where(eq(leads.id, meant.leadId)).for("update");
  if (!lead) return null;
  // The job comes again, and finds the lead that goes on.
  if (lead.mergedIntoId) throw new Error("The lead was merged in this moment.");
  return { lead, rangAt: event.rangAt };
}

type Told = { From?: string; To?: string; closedFor?: string[] };

/** When they are rung; null where nobody may, or where it is somebody's already. */
async function promiseTo(tx: Tx, lead: Lead, now: Date): Promise<Date | null> {
  if (!oursToRing.includes(lead.stage) || (await isBeingRung(tx, lead, now))) return null;
  if (lead.nextAction === "callback") return lead.dueAt;
  const at = await soonestCallBack(tx, { leadId: lead.id, now });
  if (!at) return null;
  const zone = await zoneOfLead(tx, { leadId: lead.id, now });
  await moveLead(tx, {
    ...{ leadId: lead.id, to: "ready", nextAction: "callback" },
    ...{ dueAt: at, dueZone: zone, dueWall: wallOf(at, zone) },
    assigneeId: await whoRangLast(tx, lead, at),
    ...{ reason: "they-rang-us", by: null, now },
  });
  // They are there after all: what went unanswered before counts no more.
  await tx
    .update(leads)
    .set({ round: lead.round + 1 })
    .where(eq(leads.id, lead.id));
  return at;
}

const isHeld = ({ heldUntil }: Lead, now: Date): boolean => heldUntil !== null && heldUntil > now;

/** Somebody has it in hand to call it. Once they have and it is over, whoever rings back is answering that call. */
async function isBeingRung(tx: Tx, lead: Lead, now: Date): Promise<boolean> {
  return isHeld(lead, now) && !(await callInHand(tx, lead))?.endedAt;
}

/** What was made of the hold so far. */
async function callInHand(tx: Tx, { id: leadId, holdToken }: Lead): Promise<{ endedAt: Date | null } | null> {
  if (!holdToken) return null;
  const [last] = await tx
    .select({ endedAt: attempts.endedAt })
    .from(attempts)
    .where(and(eq(attempts.leadId, leadId), eq(attempts.holdToken, holdToken)))
    .orderBy(desc(attempts.placedAt))
    .limit(1);
  return last ?? null;
}

/** Whether they rang back since this call and were promised another, or agreed with one of us on another hour: that nobody answered it then is known, and changes nothing. */
export async function isPromisedSince(
  db: Queryable,
  { lead, call }: { lead: Lead; call: { placedAt: Date } },
): Promise<boolean> {
  if (lead.nextAction !== "callback") return false;
  const said = (key: "promisedAt" | "because") => sql`${events.data} ->> ${sql.raw(`'${key}'`)}`;
  const promises = or(
    and(inArray(events.type, ["call.returned", "callback.owed"]), sql`${said("promisedAt")} is not null`),
    and(eq(events.type, "callback.moved"), sql`${said("because")} = 'agreed'`),
  );
  return (await db.$count(events, and(eq(events.leadId, lead.id), promises, gt(events.at, call.placedAt)))) > 0;
}

/** Who knows them, if they are here by then; else it is anyone's. */
async function whoRangLast(tx: Tx, { id: leadId, campaignId }: Lead, at: Date): Promise<string | null> {
  const callsHere = and(eq(campaignAgents.userId, attempts.agentId), eq(campaignAgents.campaignId, campaignId));
  const [last] = await tx
    .select({ id: users.id })
    .from(attempts)
    .innerJoin(campaignAgents, callsHere)
    .innerJoin(users, and(eq(users.id, attempts.agentId), isNull(users.disabledAt), isNull(users.pausedAt)))
    .where(eq(attempts.leadId, leadId))
    .orderBy(desc(attempts.placedAt))
    .limit(1);
  return last && !isAway(at, await awayOf(tx, last.id)) ? last.id : null;
}
