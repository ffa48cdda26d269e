import { and, eq, isNull } from "drizzle-orm";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { agentSessions } from "#db/schema.ts";
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

/**
 * Opens the agent's line: a conference of their own, into which their browser is rung. The row comes first and allows
 * one open line an agent, so a second press while the first is under way finds it there.
 */
export async function openLine(
  db: Db,
  telephone: Telephone,
  { from, by, now }: { from: string; by: string; now: Date },
): Promise<{ ok: true; sessionId: string } | ProviderRefusal> {
  const open = await openSessionOf(db, by);
  if (open) return { ok: true, sessionId: open.id };
  const sessionId = crypto.randomUUID();
  const conference = conferenceName(sessionId);
  const [made] = await db
    .insert(agentSessions)
    .values({ id: sessionId, userId: by, conferenceName: conference, openedAt: now })
    .onConflictDoNothing()
    .returning({ id: agentSessions.id });
  if (!made) {
    const first = await openSessionOf(db, by);
    if (first) return { ok: true, sessionId: first.id };
  }
  const placed = await telephone.startAgentLeg({ sessionId, conference, from, at: { identity: browserIdentity(by) } });
  if (!placed.ok) {
    await closeLine(db, { sessionId, because: placed.reason, now });
    return placed;
  }
  await db
    .update(agentSessions)
    .set({ conferenceSid: placed.conferenceSid, agentCallSid: placed.callSid })
    .where(eq(agentSessions.id, sessionId));
  return { ok: true, sessionId };
}

/** The line is closed, whoever closed it; closing twice is closing once. */
export async function closeLine(
  db: Queryable,
  { sessionId, because, now }: { sessionId: string; because: string; now: Date },
): Promise<void> {
  const [closed] = await db
    .update(agentSessions)
    .set({ closedAt: now, closedBecause: because })
    .where(and(eq(agentSessions.id, sessionId), isNull(agentSessions.closedAt)))
    .returning({ userId: agentSessions.userId });
  if (closed) await announce(db, `agent:${closed.userId}`, { line: "closed" });
}
