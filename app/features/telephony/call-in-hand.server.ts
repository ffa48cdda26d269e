import { and, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts } from "#db/schema.ts";
import type { ProviderRefusal } from "./provider-refusal.ts";
import type { Telephone } from "./twilio.server.ts";

export type HandAct = { ok: true } | { ok: false; reason: "no-live-call" } | ProviderRefusal;

/** The agent's own live call, found through the agent: an id from a page is never believed. */
async function liveCallOf(db: Db, by: string) {
  const [live] = await db
    .select({ attempt: attempts, session: agentSessions })
    .from(attempts)
    .innerJoin(agentSessions, eq(agentSessions.id, attempts.sessionId))
    .where(and(eq(attempts.agentId, by), isNull(attempts.endedAt)));
  return live?.attempt.callSid ? { ...live, callSid: live.attempt.callSid } : null;
}

const noLiveCall = { ok: false, reason: "no-live-call" } as const;

/** Ends the lead's leg; the line stays open for the next. How it ended comes back as an event. */
export async function hangUp(db: Db, telephone: Telephone, { by }: { by: string }): Promise<HandAct> {
  const live = await liveCallOf(db, by);
  if (!live) return noLiveCall;
  await db
    .update(attempts)
    .set({ endedBy: "agent" })
    .where(and(eq(attempts.id, live.attempt.id), isNull(attempts.endedAt)));
  return telephone.hangUp(live.callSid);
}

export async function holdCall(
  db: Db,
  telephone: Telephone,
  { on, by }: { on: boolean; by: string },
): Promise<HandAct> {
  const live = await liveCallOf(db, by);
  return live ? telephone.hold(live.session.conferenceName, live.callSid, on) : noLiveCall;
}

/** Mutes the agent, not the lead. */
export async function muteAgent(
  db: Db,
  telephone: Telephone,
  { on, by }: { on: boolean; by: string },
): Promise<HandAct> {
  const live = await liveCallOf(db, by);
  if (!live?.session.agentCallSid) return noLiveCall;
  return telephone.mute(live.session.conferenceName, live.session.agentCallSid, on);
}

/** Leaves the client's message in a mailbox and frees the agent; the leg goes on without them and ends by itself. */
export async function dropVoicemail(
  db: Db,
  telephone: Telephone,
  { text, by, now }: { text: string; by: string; now: Date },
): Promise<HandAct> {
  const live = await liveCallOf(db, by);
  if (!live) return noLiveCall;
  const dropped = await telephone.dropVoicemail(live.callSid, { text });
  if (!dropped.ok) return dropped;
  await db.transaction(async (tx) => {
    const { attempt } = live;
    await tx
      .update(attempts)
      .set({ voicemailLeftAt: now, endedBy: "voicemail-drop" })
      .where(and(eq(attempts.id, attempt.id), isNull(attempts.voicemailLeftAt)));
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
  });
  return { ok: true };
}
