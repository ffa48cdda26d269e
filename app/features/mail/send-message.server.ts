import { and, eq, inArray } from "drizzle-orm";
import type { EventType } from "#app/features/audit/events.ts";
import { record } from "#app/features/audit/record.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { messages } from "#db/schema.ts";
import type { MessageStatus } from "#db/vocabulary.ts";
import { type DeliveryEnd, type DeliveryProblem, endOf, isAddressRefused, isForNow, problemWords } from "./delivery.ts";
import type { Letter, Post } from "./post.server.ts";
import { unsubscribeUrl } from "./unsubscribe-token.server.ts";

/** Why it does not go, in a sentence for the outbox; with when to ask again, where it may go later. */
export type Refusal = { says: string; askAt: Date | null };
/** It certainly did not go and never will. */
export type NotSent = {
  messageId: string;
  /** There is no such mailbox. */
  bounced: boolean;
  now: Date;
};
export type SendEnd = Exclude<MessageStatus, "sending"> | "not-ours-to-send";

type Sending = {
  messageId: string;
  post: Post | null;
  /** How often its server was away for now. */
  tries?: number;
  /** Null where it may go. */
  mayGo?: (messageId: string) => Promise<Refusal | null>;
  /** For whoever had it written, in the transaction that writes down its end. */
  onNotSent?: (tx: Tx, end: NotSent) => Promise<void>;
  now: Date;
};

/** A server that is away for now is asked again after so long, and so often: for a day, not counting the hours at which nothing is handed over. */
const againMs = 30 * 60_000;
const mostTries = 48;

/**
 * Sends a message at most once. Whether it may go is asked first: whoever dies over that has handed nothing over. That it is being sent is
 * committed before the server is asked: whoever finds that mark after a crash cannot know whether it went, says so, and leaves the rest to a
 * person. What certainly did not go, and may later, waits for that.
 */
export async function sendMessage(
  db: Db,
  { messageId, post, tries = 0, mayGo, onNotSent, now }: Sending,
): Promise<SendEnd> {
  const refusal = post && mayGo && (await isQueued(db, messageId)) ? await mayGo(messageId) : null;
  if (refusal?.askAt)
    return wait(db, { messageId, from: ["queued"], until: refusal.askAt, tries, problem: refusal.says });
  // Never on its way: whoever dies over this asks again.
  if (refusal)
    return settle(db, { messageId, from: ["queued"], status: "failed", problem: refusal.says, onNotSent, now });
  const [letter] = await db
    .update(messages)
    .set(post ? { status: "sending", sentAt: now } : { status: "outbox" })
    .where(and(eq(messages.id, messageId), eq(messages.status, "queued")))
    .returning();
  if (!letter) return leftBehind(db, { messageId, now });
  if (!post) return "outbox";
  const problem = await deliver(post, {
    messageId,
    ...letter,
    unsubscribeUrl: letter.oneClick ? unsubscribeUrl(messageId) : null,
  });
  if (!problem) return settle(db, { messageId, status: "sent", problem: null, now });
  const end = endOf(problem);
  if (isForNow(problem) && tries + 1 < mostTries) {
    const from: MessageStatus[] = ["sending", "unknown"];
    const until = new Date(now.getTime() + againMs);
    return wait(db, { messageId, from, until, tries: tries + 1, problem: problemWords(end, problem) });
  }
  const bounced = isAddressRefused(problem);
  return settle(db, { messageId, status: end, problem: problemWords(end, problem), bounced, onNotSent, now });
}

async function isQueued(db: Db, messageId: string): Promise<boolean> {
  const its = and(eq(messages.id, messageId), eq(messages.status, "queued"));
  return (await db.select({ id: messages.id }).from(messages).where(its)).length > 0;
}

type Waiting = { messageId: string; from: MessageStatus[]; until: Date; tries: number; problem: string };

/** What somebody else has in hand, or settled, while we asked stays as it is. */
async function wait(db: Db, { messageId, from, until, tries, problem }: Waiting): Promise<SendEnd> {
  return db.transaction(async (tx) => {
    const [waits] = await tx
      .update(messages)
      .set({ status: "queued", sentAt: null, problem })
      .where(and(eq(messages.id, messageId), inArray(messages.status, from)))
      .returning({ id: messages.id });
    if (!waits) return "not-ours-to-send";
    const again = { messageId, tries: String(tries) };
    await enqueue(tx, "send-message", again, { runAt: until, key: `message:${messageId}` });
    return "queued";
  });
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
async function leftBehind(db: Db, { messageId, now }: Pick<Sending, "messageId" | "now">): Promise<SendEnd> {
  return db.transaction(async (tx) => {
    const [lost] = await tx
      .update(messages)
      .set({ status: "unknown", problem: problemWords("unknown", {}) })
      .where(and(eq(messages.id, messageId), eq(messages.status, "sending")))
      .returning();
    if (!lost) return "not-ours-to-send";
    await recordEnd(tx, lost, { status: "unknown", now });
    return "unknown";
  });
}

type Ended = "sent" | DeliveryEnd;

type Settled = {
  messageId: string;
  /** What stands otherwise by now stays as it is. */
  from?: MessageStatus[];
  status: Ended;
  problem: string | null;
  bounced?: boolean;
  onNotSent?: Sending["onNotSent"];
  now: Date;
};

async function settle(
  db: Db,
  { messageId, from, status, problem, bounced = false, onNotSent, now }: Settled,
): Promise<SendEnd> {
  return db.transaction(async (tx) => {
    const [letter] = await tx
      .update(messages)
      .set({ status, problem, sentAt: status === "failed" ? null : now })
      .where(and(eq(messages.id, messageId), from && inArray(messages.status, from)))
      .returning();
    if (!letter) return "not-ours-to-send";
    await recordEnd(tx, letter, { status, now });
    if (status === "failed") await onNotSent?.(tx, { messageId, bounced, now });
    return status;
  });
}

const events = {
  sent: "message.sent",
  failed: "message.failed",
  unknown: "message.lost-sight-of",
} as const satisfies Record<Ended, EventType>;

const recordEnd = (
  tx: Tx,
  { id: messageId, clientId }: typeof messages.$inferSelect,
  { status, now }: { status: Ended; now: Date },
) => record(tx, { type: events[status], data: { messageId }, clientId, by: null, at: now });
