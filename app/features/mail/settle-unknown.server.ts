import { and, eq, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Db } from "#db/client.server.ts";
import { messages } from "#db/schema.ts";

/** Letters of earlier releases do not say when they were handed over. */
const handedOverAt = sql`coalesce(${messages.sentAt}, ${messages.queuedAt})`;

export type Decided = { ok: true } | { ok: false; reason: "no-such-message" | "not-unknown" };

/**
 * What became of a message whose sending broke off, as a person found out: it arrived and is left, or it did not and is sent once
 * more. Whether it may still go is asked again then. Of two who decide at once, the first does.
 */
export async function settleUnknown(
  db: Db,
  { messageId, arrived, by, now }: { messageId: string; arrived: boolean; by: string; now: Date },
): Promise<Decided> {
  return db.transaction(async (tx) => {
    const [letter] = await tx
      .update(messages)
      .set({
        problem: null,
        ...(arrived ? { status: "sent", sentAt: handedOverAt } : { status: "queued", sentAt: null }),
      })
      .where(and(eq(messages.id, messageId), eq(messages.status, "unknown")))
      .returning({ clientId: messages.clientId });
    if (!letter) {
      const [there] = await tx.select({ id: messages.id }).from(messages).where(eq(messages.id, messageId));
      return { ok: false, reason: there ? "not-unknown" : "no-such-message" } as const;
    }
    if (!arrived) await enqueue(tx, "send-message", { messageId }, { key: `message:${messageId}` });
    const data = { messageId, arrived };
    await record(tx, { type: "message.settled", data, clientId: letter.clientId, by, at: now });
    return { ok: true } as const;
  });
}
