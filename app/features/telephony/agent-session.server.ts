import { and, between, eq, gte, isNull, or, sql } from "drizzle-orm";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { agentSessions, attempts } from "#db/schema.ts";
import { browserIdentity, conferenceName } from "./hook-addresses.ts";
import type { ProviderRefusal } from "./provider-refusal.ts";
import type { Telephone } from "./twilio.server.ts";

export type AgentSession = typeof agentSessions.$inferSelect;

export async function openSessionOf(db: Queryable, userId: string): Promise<AgentSession | null> {
  const [session] = await db
    .select()
    .from(agentSessions)
    .where(and(eq(agentSessions.userId, userId), isNull(agentSessions.closedAt)));
  return session ?? null;
}

export type LineOpened = { ok: true; sessionId: string; joined: boolean } | ProviderRefusal;

/** A line that was asked for this long ago and never joined will not join any more. */
const joinsWithinMs = 20_000;

/**
 * Opens the agent's line: a conference of their own, into which their browser is rung. The row comes first and allows
 * one open line an agent, so a second press while the first is under way finds it there.
 * @param fresh the page has no end of the old line any more (it was reloaded), so that one is given up
 */
export async function openLine(
  db: Db,
  telephone: Telephone,
  { from, fresh = false, by, now }: { from: string; fresh?: boolean; by: string; now: Date },
): Promise<LineOpened> {
  const open = await openSessionOf(db, by);
  if (open) {
    const gone = fresh ? await giveUp(telephone, open, now) : await isGone(telephone, open, now);
    if (!gone) return { ok: true, sessionId: open.id, joined: open.joinedAt !== null };
    await closeLine(db, { sessionId: open.id, because: gone, now });
  }
  const sessionId = crypto.randomUUID();
  const conference = conferenceName(sessionId);
  const [made] = await db
    .insert(agentSessions)
    .values({ id: sessionId, userId: by, conferenceName: conference, openedAt: now })
    .onConflictDoNothing()
    .returning({ id: agentSessions.id });
  if (!made) {
    const first = await openSessionOf(db, by);
    if (first) return { ok: true, sessionId: first.id, joined: first.joinedAt !== null };
  }
  const placed = await telephone.startAgentLeg({ sessionId, conference, from, at: { identity: browserIdentity(by) } });
  if (!placed.ok) {
    // Without an answer the leg may be there all the same: it opens the line once the agent is in it, or is given up like any other.
    if (placed.reason !== "unknown") await closeLine(db, { sessionId, because: placed.reason, now });
    return placed;
  }
  await db
    .update(agentSessions)
    .set({ conferenceSid: placed.conferenceSid, agentCallSid: placed.callSid })
    .where(eq(agentSessions.id, sessionId));
  return { ok: true, sessionId, joined: false };
}

/** A second press of the same page, a moment later, must not hang up what the first is opening. */
async function giveUp(telephone: Telephone, session: AgentSession, now: Date): Promise<string | null> {
  if (!session.joinedAt && now.getTime() - session.openedAt.getTime() < joinsWithinMs) return null;
  if (session.agentCallSid) await telephone.hangUp(session.agentCallSid);
  return "opened anew";
}

/** Why the line is there only on paper; null while the provider still has the agent's leg, or cannot be asked. */
export async function isGone(telephone: Telephone, session: AgentSession, now: Date): Promise<string | null> {
  const { agentCallSid, openedAt, joinedAt } = session;
  const late = now.getTime() - openedAt.getTime() > joinsWithinMs;
  if (!agentCallSid) return late ? "never placed" : null;
  if (late && !joinedAt) return "never joined";
  const asked = await telephone.fetchCall(agentCallSid);
  if (!asked.ok) return asked.reason === "not-found" ? "unknown to the provider" : null;
  return ["queued", "initiated", "ringing", "in-progress"].includes(asked.call.status)
    ? null
    : `agent leg ${asked.call.status}`;
}

type Closing = {
  sessionId: string;
  because: string;
  /** When the agent's own end went, where the provider says that it did. */
  leftAt?: Date | null;
  now: Date;
};

/**
 * The line is closed, whoever closed it; closing twice is closing once. A call on it ends with it, and nobody there hung up: also where
 * we were told of the call's end first.
 */
export async function closeLine(db: Queryable, { sessionId, because, leftAt, now }: Closing): Promise<void> {
  await db.update(attempts).set({ endedBy: "agent-lost" }).where(endsWithLine(sessionId, leftAt));
  const [closed] = await db
    .update(agentSessions)
    .set({ closedAt: now, closedBecause: because })
    .where(and(eq(agentSessions.id, sessionId), isNull(agentSessions.closedAt)))
    .returning({ userId: agentSessions.userId });
  if (closed) await announce(db, `agent:${closed.userId}`, { line: "closed" });
}

/** The provider ends the lead's leg with the room, and tells the time in whole seconds. */
const goesWithinMs = 2_000;

function endsWithLine(sessionId: string, leftAt: Date | null | undefined) {
  const isOn = and(isNull(attempts.endedAt), isNull(attempts.endedBy));
  const wentAlong =
    leftAt &&
    and(
      ...[eq(attempts.status, "completed"), eq(attempts.endedBy, "lead")],
      between(attempts.endedAt, leftAt, new Date(leftAt.getTime() + goesWithinMs)),
    );
  // Whose line it is and since when, since that is what calls can be found by.
  const theirs = sql`(select user_id from ${agentSessions} where id = ${sessionId})`;
  const opened = sql`(select opened_at from ${agentSessions} where id = ${sessionId})`;
  const onIt = and(eq(attempts.agentId, theirs), gte(attempts.placedAt, opened), eq(attempts.sessionId, sessionId));
  return and(onIt, wentAlong ? or(isOn, wentAlong) : isOn);
}
