import { and, eq, inArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { messages } from "#db/schema.ts";

/** The server took it, and it came back: nobody has it. Whatever it was about, the outbox says so; told twice, it happens once. */
export async function hearBounce(tx: Tx, { messageId, now }: { messageId: string; now: Date }): Promise<void> {
  const [back] = await tx
    .update(messages)
    .set({ status: "failed", problem: "It came back: their server does not take mail for this address." })
    .where(and(eq(messages.id, messageId), inArray(messages.status, ["sending", "sent", "unknown"])))
    .returning({ clientId: messages.clientId, ofPlan: messages.oneClick });
  // Of a plan's email its touch is told as failed.
  if (back && !back.ofPlan)
    await record(tx, { type: "message.failed", data: { messageId }, clientId: back.clientId, by: null, at: now });
}
