import { createHash } from "node:crypto";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attempts, events, type leads, touchRuns } from "#db/schema.ts";

/** Whoever tells us of mail tells the same again within minutes, if at all. */
const repeatMs = 3_600_000;

type Answer = { lead: typeof leads.$inferSelect; runId: string; answerId: string | undefined; now: Date };

/**
 * Before when an answer that was heard has to have been, so that this one is another. Where the mail server says which answer it is, each is
 * heard once. Where it does not, it is news to whoever sleeps again since, and, after an hour, to whoever was rung or put off: while they
 * are to be called as it is, a repeat and a second answer are the same. The lead is locked, so that of two at once one waits.
 */
export async function answeredAnew(
  tx: Tx,
  { lead, runId, answerId, now }: Answer,
): Promise<Date | "heard-already" | undefined> {
  if (answerId) return (await isHeard(tx, { lead, answerId, now })) ? "heard-already" : new Date(now.getTime() + 1);
  if (lead.stage === "nurturing") return lead.stageAt;
  const putOff = lead.dueAt !== null && lead.dueAt > now;
  return putOff || (await wasRung(tx, { lead, runId })) ? new Date(now.getTime() - repeatMs) : undefined;
}

async function isHeard(
  tx: Tx,
  { lead, answerId, now }: Pick<Answer, "lead" | "now"> & { answerId: string },
): Promise<boolean> {
  const answer = createHash("sha256").update(answerId).digest("hex");
  const [heard] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        inArray(events.leadId, await leadFamily(tx, lead.id)),
        eq(events.type, "mail.answered"),
        sql`${events.data}->>'answer' = ${answer}`,
      ),
    );
  if (!heard) await record(tx, { type: "mail.answered", data: { answer }, ...placeOf(lead), by: null, at: now });
  return heard !== undefined;
}

/** Since the answer that was heard. */
async function wasRung(tx: Tx, { lead, runId }: Pick<Answer, "lead" | "runId">): Promise<boolean> {
  const heardAt = tx.select({ at: touchRuns.endedAt }).from(touchRuns).where(eq(touchRuns.id, runId));
  const [rung] = await tx
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(inArray(attempts.leadId, await leadFamily(tx, lead.id)), gt(attempts.placedAt, sql`(${heardAt})`)))
    .limit(1);
  return rung !== undefined;
}
