import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { readNumber } from "#app/features/compliance/numbers.ts";
import { soonestCallBack } from "#app/features/compliance/soonest-call-back.server.ts";
import { leadsRungFrom, oursToRing, whomTheyMean } from "#app/features/queue/who-rings-back.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { attempts, callEvents, campaignAgents, events, leads, users } from "#db/schema.ts";
import { zoneOfLead } from "../lead-zone.server.ts";
import { wallOf } from "../promised-at.ts";
import { placeOf } from "./move-promise.server.ts";
import { isAway } from "./room.ts";
import { awayOf } from "./terms.server.ts";

type Lead = typeof leads.$inferSelect;
type Heard = { callEventId: string; now: Date };

/**
 * Somebody rang the number we showed them, and was told that we ring again: so their lead is promised a call, at once or as soon as the law
 * allows, by whoever rang them last. What was promised already stands, and what somebody has in hand is theirs. Told twice, it happens once.
 */
export async function hearCaller(db: Db, { callEventId, now }: Heard): Promise<{ promisedAt: Date | null } | null> {
  return db.transaction(async (tx) => {
    const leadId = await whoseCallerIs(tx, callEventId);
    if (!leadId) return null;
    const [lead] = await tx.select().from(leads).where(eq(leads.id, leadId)).for("update");
    if (!lead || (await wasHeard(tx, lead.id, callEventId))) return null;
    // The job comes again, and finds the lead that goes on.
    if (lead.mergedIntoId) throw new Error("The lead was merged in this moment.");
    const promisedAt = await promiseTo(tx, lead, now);
    const data = { callEventId, promisedAt: promisedAt?.toISOString() ?? null };
    await record(tx, { type: "call.returned", data, ...placeOf(lead), by: null, at: now });
    if (lead.heldBy) await announce(tx, `agent:${lead.heldBy}`, { leadId: lead.id });
    return { promisedAt };
  });
}

async function wasHeard(tx: Tx, leadId: string, callEventId: string): Promise<boolean> {
  const told = and(eq(events.leadId, leadId), eq(events.type, "call.returned"));
  const [heard] = await tx
    .select({ id: events.id })
    .from(events)
    .where(and(told, sql`${events.data} ->> 'callEventId' = ${callEventId}`))
    .limit(1);
  return heard !== undefined;
}

async function whoseCallerIs(tx: Tx, callEventId: string): Promise<string | null> {
  const [event] = await tx
    .select({ body: callEvents.body })
    .from(callEvents)
    .where(and(eq(callEvents.id, callEventId), eq(callEvents.kind, "inbound")));
  const { From: from = "", To: shown = "", closedFor = [] } = (event?.body ?? {}) as Told;
  const number = readNumber(from, "GB");
  if (!number.ok) return null;
  const rung = await leadsRungFrom(tx, { shown, numberHash: hashOf("number", number.e164) });
  return whomTheyMean(rung, closedFor)?.leadId ?? null;
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

/** Somebody has it in hand to call it. Once they have and it is over, whoever rings back is answering that call. */
async function isBeingRung(tx: Tx, { id: leadId, holdToken, heldUntil }: Lead, now: Date): Promise<boolean> {
  if (!holdToken || !heldUntil || heldUntil <= now) return false;
  const [last] = await tx
    .select({ endedAt: attempts.endedAt })
    .from(attempts)
    .where(and(eq(attempts.leadId, leadId), eq(attempts.holdToken, holdToken)))
    .orderBy(desc(attempts.placedAt))
    .limit(1);
  return !last?.endedAt;
}

/** Whether they rang back since this call, and were promised another: that nobody answered it then is known, and changes nothing. */
export async function isPromisedSince(
  db: Queryable,
  { lead, call }: { lead: Lead; call: { placedAt: Date } },
): Promise<boolean> {
  if (lead.nextAction !== "callback") return false;
  const returned = and(eq(events.leadId, lead.id), eq(events.type, "call.returned"), gt(events.at, call.placedAt));
  return (await db.$count(events, and(returned, sql`${events.data} ->> 'promisedAt' is not null`))) > 0;
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
