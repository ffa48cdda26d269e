import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts, phoneNumbers, users } from "#db/schema.ts";
import { closeLine, isGone } from "./agent-session.server.ts";
import { applyToAttempt } from "./apply-events.server.ts";
import { eventsOfFetched } from "./call-state.ts";
import { endAttempt } from "./end-attempt.server.ts";
import type { DetectionEvent, LegEvent } from "./parse-webhook.ts";
import type { Telephone } from "./twilio.server.ts";

/** Ring time, the provider's own allowance, and a little: by then an attempt has ended or somebody talks. */
const quietMs = 60_000;
/** The provider's answer takes at most a quarter of a minute: an attempt still without its SID has lost it. */
const answeredWithinMs = 20_000;
/** Longer than any call may last; what the provider knows nothing of by then never was. */
const givenUpMs = 70 * 60_000;

/**
 * Asks the provider about attempts whose end we never heard of, as after a lost webhook or a crash between the row and
 * the request. What it never placed is ended as canceled, so no agent stays stuck on it.
 */
export async function reconcileCalls(
  db: Db,
  telephone: Telephone,
  { now, clockAheadMs }: { now: Date; clockAheadMs: number },
): Promise<number> {
  const open = await db
    .select({
      attempt: attempts,
      conference: agentSessions.conferenceName,
      to: phoneNumbers.e164,
    })
    .from(attempts)
    .innerJoin(agentSessions, eq(agentSessions.id, attempts.sessionId))
    .innerJoin(phoneNumbers, eq(phoneNumbers.id, attempts.phoneNumberId))
    .where(
      and(
        isNull(attempts.endedAt),
        or(
          and(isNotNull(attempts.callSid), lt(attempts.placedAt, before(now, quietMs))),
          and(isNull(attempts.callSid), lt(attempts.placedAt, before(now, answeredWithinMs))),
        ),
      ),
    );

  let asked = 0;
  for (const { attempt, conference, to } of open) {
    const placedAt = new Date(attempt.placedAt.getTime() - clockAheadMs);
    const answer = attempt.callSid
      ? await telephone.fetchCall(attempt.callSid)
      : await telephone.findCall({ attemptId: attempt.id, conference, to, from: attempt.callerId ?? "", placedAt });
    asked += 1;
    if (answer.ok && answer.call) {
      const events = eventsOfFetched(answer.call).map((event) => inHouseTime(event, clockAheadMs));
      await db.transaction((tx) => applyToAttempt(tx, { attemptId: attempt.id, events, now }));
    } else if (answer.ok || answer.reason === "not-found" || now.getTime() - attempt.placedAt.getTime() > givenUpMs) {
      await db.transaction((tx) =>
        endAttempt(tx, { attemptId: attempt.id, status: "canceled", endedBy: "network", now }),
      );
    }
  }
  return asked;
}

/**
 * Closes lines that stand open only on paper, as after a restart of the simulator; an agent then simply opens a new one. Whoever may not sign in any more is
 * hung up on, with the lead they have on it: nothing else would end what they say in our name.
 */
export async function reconcileLines(db: Db, telephone: Telephone, { now }: { now: Date }): Promise<void> {
  const open = await db
    .select({ session: agentSessions, disabledAt: users.disabledAt })
    .from(agentSessions)
    .innerJoin(users, eq(users.id, agentSessions.userId))
    .where(isNull(agentSessions.closedAt));
  for (const { session, disabledAt } of open) {
    const isEnded = disabledAt && session.agentCallSid && (await telephone.hangUp(session.agentCallSid)).ok;
    const because = isEnded ? "no longer one of us" : await isGone(telephone, session, now);
    if (because) await closeLine(db, { sessionId: session.id, because, now });
  }
}

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

function inHouseTime(event: LegEvent | DetectionEvent, aheadMs: number): LegEvent | DetectionEvent {
  return event.kind === "leg" && event.at ? { ...event, at: new Date(event.at.getTime() + aheadMs) } : event;
}
