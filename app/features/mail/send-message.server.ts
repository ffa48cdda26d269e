import { and, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { messages } from "#db/schema.ts";
import type { MessageStatus } from "#db/vocabulary.ts";
import { type DeliveryProblem, endOf, problemWords } from "./delivery.ts";
import type { Letter, Post } from "./post.server.ts";
import { unsubscribeUrl } from "./unsubscribe-token.server.ts";

export type SendEnd = Exclude<MessageStatus, "queued" | "sending"> | "not-ours-to-send";

type Sending = {
  messageId: string;
  post: Post | null;
  /** Why it must not go any more, in a sentence for the outbox; null where it may. */
  mayGo?: (messageId: string) => Promise<string | null>;
  now: Date;
};

/**
 * Sends a message at most once. That it is being sent is committed before the server is asked: whoever finds that mark after a
 * crash cannot know whether it went, says so, and leaves the rest to a person.
 */
export async function sendMessage(db: Db, { messageId, post, mayGo, now }: Sending): Promise<SendEnd> {
  const [letter] = await db
    .update(messages)
    .set({ status: post ? "sending" : "outbox" })
    .where(and(eq(messages.id, messageId), eq(messages.status, "queued")))
    .returning();
  if (!letter) return leftBehind(db, messageId);
  if (!post) return "outbox";
  const refusal = mayGo ? await mayGo(messageId) : null;
  if (refusal) return settle(db, { letter, status: "failed", problem: refusal, now });
  const problem = await deliver(post, {
    messageId,
    ...letter,
    unsubscribeUrl: letter.oneClick ? unsubscribeUrl(messageId) : null,
  });
  if (!problem) return settle(db, { letter, status: "sent", problem: null, now });
  const end = endOf(problem);
  return settle(db, { letter, status: end, problem: problemWords(end, problem), now });
}

async function deliver(post: Post, letter: Letter): Promise<DeliveryProblem | null> {
  try {
    await post(letter);
    return null;
  } catch (problem) {
    return problem as DeliveryProblem;
  }
}

/** Somebody began to send it and never said how it ended. */
async function leftBehind(db: Db, messageId: string): Promise<SendEnd> {
  const [lost] = await db
    .update(messages)
    .set({ status: "unknown", problem: problemWords("unknown", {}) })
    .where(and(eq(messages.id, messageId), eq(messages.status, "sending")))
    .returning({ id: messages.id });
  return lost ? "unknown" : "not-ours-to-send";
}

type Settled = {
  letter: typeof messages.$inferSelect;
  status: "sent" | "failed" | "unknown";
  problem: string | null;
  now: Date;
};

async function settle(db: Db, { letter, status, problem, now }: Settled): Promise<SendEnd> {
  await db.transaction(async (tx) => {
    await tx
      .update(messages)
      .set({ status, problem, sentAt: status === "sent" ? now : null })
      .where(eq(messages.id, letter.id));
    await record(tx, {
      type: status === "sent" ? "message.sent" : "message.failed",
      data: { messageId: letter.id },
      clientId: letter.clientId,
      by: null,
      at: now,
    });
  });
  return status;
}
