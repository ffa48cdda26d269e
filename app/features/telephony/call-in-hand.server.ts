import { and, eq, isNull, or, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Decision } from "#app/features/compliance/facts.ts";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { holdWishes } from "#app/features/compliance/turns.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { agentSessions, attempts, campaigns, clients } from "#db/schema.ts";
import { openSessionOf } from "./agent-session.server.ts";
import { endAttempt, tellOfEnd } from "./end-attempt.server.ts";
import type { ProviderRefusal } from "./provider-refusal.ts";
import type { Telephone } from "./twilio.server.ts";

export type HandAct = { ok: true } | { ok: false; reason: "no-live-call" } | ProviderRefusal;

/** Whose call is meant: the one that the agent's page shows. A press that was meant for an earlier call changes nothing. */
export type OnCall = { attemptId: string; by: string };

/** The call that is meant, while it is on; a page is not believed beyond its agent's own. */
const isLive = ({ attemptId, by }: OnCall) =>
  and(eq(attempts.id, attemptId), eq(attempts.agentId, by), isNull(attempts.endedAt));

async function liveCallOf(db: Db, on: OnCall) {
  const [live] = await db
    .select({ attempt: attempts, session: agentSessions })
    .from(attempts)
    .innerJoin(agentSessions, eq(agentSessions.id, attempts.sessionId))
    .where(isLive(on));
  return live ? { ...live, callSid: live.attempt.callSid } : null;
}

/** The provider's answer takes at most this long; only after it may we say that there was none. */
const placedWithinMs = 20_000;
const noLiveCall = { ok: false, reason: "no-live-call" } as const;

type HungUp = HandAct | { ok: false; reason: "still-placing" | "cannot-be-asked" };

/**
 * Ends the lead's leg; the line stays open for the next. How it ended comes back as an event, perhaps before the answer: so who ends it is
 * written first, and taken back by whoever wrote it where it was not ended: pressed twice, the second finds the call over.
 */
export async function hangUp(db: Db, telephone: Telephone, { now, ...on }: OnCall & { now: Date }): Promise<HungUp> {
  const live = await liveCallOf(db, on);
  if (!live) return noLiveCall;
  const isOn = and(eq(attempts.id, live.attempt.id), isNull(attempts.endedAt));
  const written = await db
    .update(attempts)
    .set({ endedBy: "agent" })
    .where(and(isOn, or(isNull(attempts.endedBy), eq(attempts.endedBy, "agent-lost"))))
    .returning({ id: attempts.id });
  const hungUp = await endLive(db, telephone, { ...live, now });
  if (!hungUp.ok && written.length > 0) await db.update(attempts).set({ endedBy: null }).where(isOn);
  return hungUp;
}

type Live = NonNullable<Awaited<ReturnType<typeof liveCallOf>>>;

async function endLive(
  db: Db,
  telephone: Telephone,
  { attempt, session, callSid, now }: Live & { now: Date },
): Promise<HungUp> {
  const end = () =>
    db.transaction((tx) => endAttempt(tx, { attemptId: attempt.id, status: "canceled", endedBy: "agent", now }));
  if (callSid) {
    const hungUp = await telephone.hangUp(callSid);
    if (hungUp.ok || hungUp.reason !== "not-found") return heardOf(hungUp);
    // The provider knows it no more, as after a restart of the simulator: nobody is on it.
    await end();
    return { ok: true };
  }

  // Its SID never reached us: the leg is looked for by its label, and what was never placed simply ends.
  const found = await telephone.findSeat({ attemptId: attempt.id, conference: session.conferenceName });
  if (found.ok) return heardOf(await telephone.hangUp(found.callSid));
  // Nobody is told that a call is over which may be on: whoever was rung next would meet them in the room.
  if (found.reason !== "not-found") return heardOf(found);
  if (now.getTime() - attempt.placedAt.getTime() < placedWithinMs) return { ok: false, reason: "still-placing" };
  await end();
  return { ok: true };
}

/** Where the provider says nothing, the call may be on. */
const heardOf = <Answer extends { ok: true }>(answer: Answer | ProviderRefusal) =>
  answer.ok || (answer.reason !== "unreachable" && answer.reason !== "unknown")
    ? answer
    : ({ ok: false, reason: "cannot-be-asked" } as const);

export async function holdCall(
  db: Db,
  telephone: Telephone,
  { on, ...call }: OnCall & { on: boolean },
): Promise<HandAct> {
  const live = await liveCallOf(db, call);
  return live?.callSid ? telephone.hold(live.session.conferenceName, live.callSid, on) : noLiveCall;
}

/** Mutes the agent, not the lead; the agent's leg outlives the call, so without one they can only be unmuted. */
export async function muteAgent(
  db: Db,
  telephone: Telephone,
  { on, attemptId, by }: { on: boolean; attemptId: string | null; by: string },
): Promise<HandAct> {
  if (attemptId ? !(await liveCallOf(db, { attemptId, by })) : on) return noLiveCall;
  const session = await openSessionOf(db, by);
  if (!session?.agentCallSid) return noLiveCall;
  return telephone.mute(session.conferenceName, session.agentCallSid, on);
}

export type VoicemailDrop = OnCall & {
  /** The agent hears one, whatever the network makes of it. */
  heardMachine: boolean;
  now: Date;
};
type Dropped =
  | HandAct
  | { ok: false; reason: "not-a-machine" }
  | { ok: false; reason: "refused-by-law"; decision: Decision };

/**
 * Leaves the client's message in a mailbox, where the law lets a recorded message be left: never with a person, so a machine was detected or
 * the agent says that they hear one. For the agent the call is over at that moment; the leg goes on without them, and what the network
 * tells of its end only adds to what we know. Pressed twice at once it is left once; a mailbox that hangs up at once was left it all the same.
 */
export async function dropVoicemail(db: Db, telephone: Telephone, drop: VoicemailDrop): Promise<Dropped> {
  const decided = await db.transaction((tx) => decideDrop(tx, drop));
  if (!decided.ok) return decided;
  const { attempt, callSid } = decided;
  let left = false;
  try {
    const dropped = await telephone.dropVoicemail(callSid, { text: await messageFor(db, attempt.campaignId) });
    left = dropped.ok;
    if (!dropped.ok) return dropped;
  } finally {
    if (!left) await notDropped(db, attempt);
  }
  const { by, now } = drop;
  await db.transaction(async (tx) => {
    const its = eq(attempts.id, attempt.id);
    const [told] = await tx.update(attempts).set({ voicemailLeftAt: now }).where(its).returning();
    if (!told) return;
    await record(tx, {
      type: "voicemail.left",
      data: { attemptId: attempt.id },
      clientId: attempt.clientId,
      campaignId: attempt.campaignId,
      leadId: attempt.leadId,
      companyId: attempt.companyId,
      by,
      at: now,
    });
    if (told.endedAt) return;
    const [ended] = await tx.update(attempts).set({ status: "completed", endedAt: now }).where(its).returning();
    if (ended) await tellOfEnd(tx, ended, now);
  });
  return { ok: true };
}

/** It was not left: the call is the agent's again, or was hung up on them meanwhile. */
async function notDropped(db: Db, { id }: Attempt): Promise<void> {
  const endedBy = sql`case when ${attempts.endedAt} is null then null else 'lead' end`;
  await db
    .update(attempts)
    .set({ endedBy })
    .where(and(eq(attempts.id, id), eq(attempts.endedBy, "voicemail-drop"), isNull(attempts.voicemailLeftAt)));
}

type Attempt = typeof attempts.$inferSelect;

/** What lets the message be left is settled on wishes that stand, and kept with the attempt, as is that it is being left, before the provider is asked. */
async function decideDrop(
  tx: Tx,
  { heardMachine, now, ...on }: VoicemailDrop,
): Promise<{ ok: true; attempt: Attempt; callSid: string } | Exclude<Dropped, { ok: true }>> {
  const [attempt] = await tx.select().from(attempts).where(isLive(on)).for("no key update");
  // Whoever ends it already, with a message or without, has it to themselves.
  if (!attempt?.callSid || !attempt.answeredAt || attempt.endedBy) return noLiveCall;
  const detected = attempt.answeredBy === "machine";
  if (!detected && !heardMachine) return { ok: false, reason: "not-a-machine" };
  await holdWishes(tx);
  const { id, leadId, phoneNumberId, callSid } = attempt;
  const decision = await mayCall(tx, { leadId, phoneNumberId, way: "voicemail-drop", now });
  if (decision.verdict !== "allow") return { ok: false, reason: "refused-by-law", decision };
  const kept = { voicemailDrop: { ...decision, machine: detected ? "detected" : "heard" } };
  await tx
    .update(attempts)
    .set({ endedBy: "voicemail-drop", decision: sql`${attempts.decision} || ${JSON.stringify(kept)}::jsonb` })
    .where(eq(attempts.id, id));
  return { ok: true, attempt, callSid };
}

/** Whose call it was, and that nobody need do anything: the next step stays with us. */
async function messageFor(db: Db, campaignId: string): Promise<string> {
  const [client] = await db
    .select({ name: clients.name })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.id, campaignId));
  return `Good day. This is a call on behalf of ${client?.name ?? "our client"}. There is nothing you need to do; we will try again another day.`;
}
