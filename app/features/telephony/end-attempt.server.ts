import { and, eq, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { holdForWrapUp } from "#app/features/queue/hold.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attempts } from "#db/schema.ts";
import type { CallStatus } from "#db/vocabulary.ts";
import { strikeOut } from "./strike-out.server.ts";

type Attempt = typeof attempts.$inferSelect;

/**
 * Ends an attempt that the network will never end, because it never began or was lost sight of. Ending twice is ending once. What
 * somebody answered before it was lost sight of was a call, and is over.
 */
export async function endAttempt(
  tx: Tx,
  {
    attemptId,
    status,
    endedBy,
    errorCode = null,
    now,
  }: {
    attemptId: string;
    status: Extract<CallStatus, "failed" | "canceled">;
    endedBy: NonNullable<Attempt["endedBy"]>;
    errorCode?: number | null;
    now: Date;
  },
): Promise<void> {
  const [ended] = await tx
    .update(attempts)
    .set({
      ...{ endedBy, errorCode, endedAt: now },
      status: sql`case when ${status} = 'canceled' and ${attempts.answeredAt} is not null then 'completed' else ${status} end`,
    })
    .where(and(eq(attempts.id, attemptId), isNull(attempts.endedAt)))
    .returning();
  if (!ended) return;
  await tellOfEnd(tx, ended, now);
  await strikeOut(tx, ended, now);
}

/** The ledger's entry of an end, the agent's while to say what came of it, and the word to their open page. */
export async function tellOfEnd(tx: Tx, attempt: Attempt, now: Date): Promise<void> {
  await record(tx, {
    type: "call.ended",
    data: { attemptId: attempt.id, status: attempt.status, talkSeconds: attempt.talkSeconds },
    clientId: attempt.clientId,
    campaignId: attempt.campaignId,
    leadId: attempt.leadId,
    companyId: attempt.companyId,
    by: null,
    at: now,
  });
  await holdForWrapUp(tx, attempt, now);
  await announce(tx, `agent:${attempt.agentId}`, { attemptId: attempt.id, status: attempt.status });
}
