import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { enqueue, jobWaits } from "#app/kit/jobs.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { attempts } from "#db/schema.ts";
import type { Telephone } from "./twilio.server.ts";

type Attempt = typeof attempts.$inferSelect;

const keyOf = ({ sessionId }: Pick<Attempt, "sessionId">): string => `hang-up-lost:${sessionId}`;

/**
 * A call that was given up, since nobody knew of a leg, has one after all: its agent has gone on, and whoever is rung by it would meet
 * nobody, or the next lead. So it is ended at once, whatever the page does.
 */
export async function endLost(tx: Tx, attempt: Attempt, now: Date): Promise<void> {
  const { id: attemptId, clientId, campaignId, leadId, companyId } = attempt;
  const place = { clientId, campaignId, leadId, companyId };
  await record(tx, { type: "call.found", data: { attemptId }, ...place, by: null, at: now });
  await enqueue(tx, "hang-up-lost", { attemptId }, { key: `${keyOf(attempt)}:${attemptId}` });
}

/** Asks the provider to end it. Where that says nothing the call may be on: thrown, so that it is asked again. */
export async function hangUpLost(
  db: Db,
  telephone: Pick<Telephone, "hangUp">,
  { attemptId }: { attemptId: string },
): Promise<void> {
  const [attempt] = await db.select({ callSid: attempts.callSid }).from(attempts).where(eq(attempts.id, attemptId));
  if (!attempt?.callSid) return;
  const hungUp = await telephone.hangUp(attempt.callSid);
  if (!hungUp.ok && hungUp.reason !== "not-found")
    throw new Error(`A call that had been given up may still be on: ${hungUp.reason}.`);
}

/** Whether a lost call may still be in the agent's room: nobody else is rung into it. */
export const isLostCallOn = (db: Queryable, sessionId: string): Promise<boolean> => jobWaits(db, keyOf({ sessionId }));
