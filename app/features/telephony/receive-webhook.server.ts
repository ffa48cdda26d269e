import { eq } from "drizzle-orm";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { agentSessions, attempts, callEvents } from "#db/schema.ts";
import { closeLine } from "./agent-session.server.ts";
import { applyToAttempt } from "./apply-events.server.ts";
import { hasEnded } from "./call-state.ts";
import type { CallEvent, ConferenceEvent, LegEvent } from "./parse-webhook.ts";
import { parseWebhook } from "./parse-webhook.ts";
import type { Form } from "./signature.ts";

type Told = {
  kind: "leg" | "amd" | "recording" | "agent" | "conference";
  /** The attempt or session our own address named; the form's ids are only looked at beside it. */
  id: string;
  form: Form;
  now: Date;
  /** The provider speaks wall time; the demo's clock runs ahead of it. */
  clockAheadMs: number;
};

export type Received = { ok: true } | { ok: false; reason: "unreadable" | "unknown" | "not-its-call" };

/**
 * Keeps what the provider tells, once, and acts on it in the same transaction. A repeat is answered like the first and
 * changes nothing; what belongs to no attempt of ours, or to another call than the one the attempt has, is refused.
 */
export async function receiveWebhook(db: Db, { kind, id, form, now, clockAheadMs }: Told): Promise<Received> {
  const parsed = parseWebhook(kind === "agent" ? "leg" : kind, form);
  if (!parsed.ok) return parsed;
  const event = inHouseTime(parsed.event, clockAheadMs);
  return db.transaction(async (tx) => {
    const about = kind === "agent" || kind === "conference" ? await sessionOf(tx, id) : await attemptOf(tx, id);
    if (!about) return { ok: false, reason: "unknown" } as const;
    if (
      about.of === "attempt" &&
      about.callSid &&
      "callSid" in event &&
      event.callSid &&
      event.callSid !== about.callSid
    ) {
      return { ok: false, reason: "not-its-call" } as const;
    }
    const [first] = await tx
      .insert(callEvents)
      .values({
        kind: parsed.event.kind,
        ...(about.of === "attempt" ? { clientId: about.clientId, attemptId: id } : {}),
        dedupeKey: parsed.dedupeKey,
        body: form,
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: callEvents.id });
    if (!first) return { ok: true } as const;

    if (about.of === "attempt" && (event.kind === "leg" || event.kind === "amd")) {
      await applyToAttempt(tx, { attemptId: id, events: [event], now });
    } else if (about.of === "session" && event.kind === "conference") {
      await applyToRoom(tx, { sessionId: id, userId: about.userId, event, now });
    } else if (about.of === "session" && event.kind === "leg") {
      await applyToAgentLeg(tx, { sessionId: id, event, now });
    }
    return { ok: true } as const;
  });
}

/** Answered is what the leg says; a join only tells that the agent's own end is there to dial into. */
async function applyToRoom(
  tx: Tx,
  { sessionId, userId, event, now }: { sessionId: string; userId: string; event: ConferenceEvent; now: Date },
): Promise<void> {
  const isAgent = event.label === "agent";
  if (event.event === "participant-join" && isAgent) {
    await tx
      .update(agentSessions)
      .set({
        joinedAt: now,
        conferenceSid: event.conferenceSid,
        ...(event.callSid ? { agentCallSid: event.callSid } : {}),
      })
      .where(eq(agentSessions.id, sessionId));
    await announce(tx, `agent:${userId}`, { line: "open" });
  }
  const agentLeft = isAgent && event.event === "participant-leave";
  if (event.event === "conference-end" || agentLeft) {
    const because = event.endedBecause ?? event.leftBecause ?? "agent left";
    const leftAt = agentLeft || event.endedByLabel === "agent" ? event.at : null;
    await closeLine(tx, { sessionId, because, leftAt, now });
  }
}

async function applyToAgentLeg(
  tx: Tx,
  { sessionId, event, now }: { sessionId: string; event: LegEvent; now: Date },
): Promise<void> {
  if (hasEnded(event.status)) await closeLine(tx, { sessionId, because: `agent leg ${event.status}`, now });
}

type About = { of: "attempt"; clientId: string; callSid: string | null } | { of: "session"; userId: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Locked before anything is written of it: two tellings of one call would else wait for each other. Who holds the lead and writes what only
 * points to the call (an answer, an outcome) is not kept waiting, for the end of a call asks for the lead.
 */
async function attemptOf(tx: Tx, id: string): Promise<About | null> {
  if (!uuid.test(id)) return null;
  const [attempt] = await tx
    .select({ clientId: attempts.clientId, callSid: attempts.callSid })
    .from(attempts)
    .where(eq(attempts.id, id))
    .for("no key update");
  return attempt ? { of: "attempt", ...attempt } : null;
}

async function sessionOf(tx: Tx, id: string): Promise<About | null> {
  if (!uuid.test(id)) return null;
  const [session] = await tx
    .select({ userId: agentSessions.userId })
    .from(agentSessions)
    .where(eq(agentSessions.id, id));
  return session ? { of: "session", ...session } : null;
}

function inHouseTime<E extends CallEvent>(event: E, aheadMs: number): E {
  return "at" in event && event.at ? { ...event, at: new Date(event.at.getTime() + aheadMs) } : event;
}
