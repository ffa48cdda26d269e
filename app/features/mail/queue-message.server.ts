import { record } from "#app/features/audit/record.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Tx } from "#db/client.server.ts";
import { messages } from "#db/schema.ts";
import { isAddress, isOneLine } from "./address.ts";

export type NewMessage = {
  clientId: string;
  toAddress: string;
  subject: string;
  body: string;
  /** The same thing is told to the same person once, however often it is asked for. */
  onceKey: string;
  /** Whoever gets it can end such mail with one click. */
  oneClick?: boolean;
  now: Date;
};

export type Queued =
  | { ok: true; messageId: string | null }
  | { ok: false; reason: "not-an-address" | "subject-not-one-line" };

/** Writes a message with the change that causes it; it goes out after the commit. `messageId` is null where it was told before. */
export async function queueMessage(tx: Tx, { now, ...message }: NewMessage): Promise<Queued> {
  if (!isAddress(message.toAddress)) return { ok: false, reason: "not-an-address" };
  if (!isOneLine(message.subject)) return { ok: false, reason: "subject-not-one-line" };
  const [queued] = await tx
    .insert(messages)
    .values({ ...message, status: "queued", queuedAt: now })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (!queued) return { ok: true, messageId: null };
  await enqueue(tx, "send-message", { messageId: queued.id }, { key: `message:${queued.id}` });
  await record(tx, {
    type: "message.queued",
    data: { messageId: queued.id },
    clientId: message.clientId,
    by: null,
    at: now,
  });
  return { ok: true, messageId: queued.id };
}
