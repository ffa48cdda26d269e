import { eq } from "drizzle-orm";
import { announce } from "#app/kit/live.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attempts } from "#db/schema.ts";
import { type CallState, hasEnded, nextState } from "./call-state.ts";
import { tellOfEnd } from "./end-attempt.server.ts";
import { endLost } from "./hang-up-lost.server.ts";
import type { DetectionEvent, LegEvent } from "./parse-webhook.ts";
import { strikeOut } from "./strike-out.server.ts";

/** Takes an attempt on by what was told of its leg, in any order; tells the agent's page when something changed. */
export async function applyToAttempt(
  tx: Tx,
  { attemptId, events, now }: { attemptId: string; events: (LegEvent | DetectionEvent)[]; now: Date },
): Promise<void> {
  const [before] = await tx.select().from(attempts).where(eq(attempts.id, attemptId)).for("no key update");
  if (!before) return;
  const state = events.reduce((known: CallState, event) => nextState(known, event, now), stateOf(before));
  if (sameState(state, stateOf(before))) return;

  const ends = hasEnded(state.status) && !hasEnded(before.status);
  const [after] = await tx
    .update(attempts)
    .set({
      ...state,
      ...(ends && !before.endedBy
        ? { endedBy: state.status === "completed" ? ("lead" as const) : ("network" as const) }
        : {}),
    })
    .where(eq(attempts.id, attemptId))
    .returning();
  if (after && ends) await tellOfEnd(tx, after, now);
  else await announce(tx, `agent:${before.agentId}`, { attemptId, status: state.status });
  // "canceled" without a leg is our own guess, and no end where there is one.
  const isFound = before.status === "canceled" && !before.callSid && state.callSid !== null;
  if (after && isFound && !events.some(isEnd)) await endLost(tx, after, now);
  // A late telling may bring the code that the end came without.
  if (after && state.sipCode !== before.sipCode) await strikeOut(tx, after, now);
}

const isEnd = (event: LegEvent | DetectionEvent): boolean => event.kind === "leg" && hasEnded(event.status);

function stateOf(attempt: typeof attempts.$inferSelect): CallState {
  const { status, callSid, ringingAt, answeredAt, endedAt, talkSeconds, sipCode, answeredBy } = attempt;
  return { status, callSid, ringingAt, answeredAt, endedAt, talkSeconds, sipCode, answeredBy };
}

const sameState = (one: CallState, other: CallState): boolean => JSON.stringify(one) === JSON.stringify(other);
