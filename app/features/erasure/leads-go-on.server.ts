import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import { hearNotSent } from "#app/features/nurture/hear-of-mail.server.ts";
import { endRun } from "#app/features/nurture/touch-runs.server.ts";
import { lookIntoCutOff } from "#app/features/outcomes/cut-off.server.ts";
import { settleUncallable } from "#app/features/queue/settle-uncallable.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads, messages, touches, touchRuns } from "#db/schema.ts";
import { texts } from "./concerned.server.ts";

type About = { leadIds: readonly string[]; by: string; now: Date };
type Addressed = About & { emails: readonly string[] };

/** Asked while their addresses are still known: a plan that wrote to one of them, or would write there next, ends. */
export async function endTheirPlans(tx: Tx, { leadIds, emails, by, now }: Addressed): Promise<void> {
  const theirs = new Set(emails.map((address) => address.toLowerCase()));
  const running = await tx
    .select({ runId: touchRuns.id, leadId: touchRuns.leadId })
    .from(touchRuns)
    .where(and(inArray(touchRuns.leadId, [...leadIds]), isNull(touchRuns.endedAt)))
    .orderBy(asc(touchRuns.id));
  for (const { runId, leadId } of running) {
    const written = await tx
      .select({ to: messages.toAddress })
      .from(touches)
      .innerJoin(messages, eq(messages.id, touches.messageId))
      .where(eq(touches.runId, runId));
    const { addresses } = await mailFacts(tx, { leadId, now });
    const next = addresses.find(({ suppressed }) => !suppressed)?.address;
    const readers = [...written.map(({ to }) => to), ...(next ? [next] : [])];
    if (readers.some((address) => theirs.has(address.toLowerCase())))
      await endRun(tx, { runId, reason: "erased", by, now });
  }
}

/** What is written to them and has not gone yet never does. One that is being handed over at this moment is past stopping. */
export async function sendNothing(tx: Tx, { emails, by, now }: Omit<Addressed, "leadIds">): Promise<void> {
  const stopped = await tx
    .update(messages)
    .set({ status: "failed", problem: "They asked to be erased. It was not sent." })
    .where(
      and(
        sql`lower(${messages.toAddress}) = ${texts(emails.map((address) => address.toLowerCase()))}`,
        inArray(messages.status, ["queued", "outbox"]),
      ),
    )
    .returning({ id: messages.id, clientId: messages.clientId });
  for (const { id, clientId } of stopped) {
    await record(tx, { type: "message.failed", data: { messageId: id }, clientId, by, at: now });
    await hearNotSent(tx, { messageId: id, bounced: false, now });
  }
}

/** Their leads stay open, and go where any lead goes that nobody can be rung for: as a claim would find them, and those that sleep as well. */
export async function goOn(
  tx: Tx,
  { companyIds, by, now }: Omit<About, "leadIds"> & { companyIds: readonly string[] },
) {
  const waiting = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(inArray(leads.companyId, [...companyIds]), isNull(leads.mergedIntoId), eq(leads.stage, "ready")))
    .orderBy(asc(leads.id));
  for (const { id: leadId } of waiting) {
    const numbers = await judgeNumbers(tx, { leadId, now });
    const isOver = numbers.every(({ verdict, nextAllowedAt }) => verdict !== "allow" && nextAllowedAt === null);
    // What is suppressed was theirs: the company did not ask for anything, and another number is to be found.
    const others = numbers.filter(({ reasons }) => !reasons.some(({ rule }) => rule === "suppressed"));
    if (isOver) await settleUncallable(tx, { leadId, numbers: others, now });
  }
  for (const companyId of companyIds) await lookIntoCutOff(tx, { companyId, by, now });
}
