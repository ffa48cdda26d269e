import { count, desc, eq, ne } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { clients, messages } from "#db/schema.ts";
import type { MessageStatus } from "#db/vocabulary.ts";

const PAGE = 50;

export type OutboxLine = {
  id: string;
  toAddress: string;
  subject: string;
  client: string;
  status: MessageStatus;
  queuedAt: string;
  sentAt: string | null;
  problem: string | null;
};
export type OutboxMessage = OutboxLine & { body: string };
export type Outbox = {
  total: number;
  page: number;
  pages: number;
  /** What nobody knows of whether it arrived: on the first page, before everything. */
  undecided: OutboxLine[];
  lines: OutboxLine[];
  open: OutboxMessage | null;
};

/** What went out and what became of it, newest first, and the one message that is being read. */
export async function outbox(
  db: Db,
  { page = 1, messageId = null }: { page?: number; messageId?: string | null },
): Promise<Outbox> {
  const [counted] = await db.select({ total: count() }).from(messages);
  const total = counted?.total ?? 0;
  const undecided = page === 1 ? await select(db).where(eq(messages.status, "unknown")).limit(PAGE) : [];
  const lines = await select(db)
    .where(ne(messages.status, "unknown"))
    .orderBy(desc(messages.queuedAt), desc(messages.id))
    .limit(PAGE)
    .offset((page - 1) * PAGE);
  const [open] = messageId ? await select(db).where(eq(messages.id, messageId)) : [];
  return {
    total,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    undecided: undecided.map(lineOf),
    lines: lines.map(lineOf),
    open: open ? { ...lineOf(open), body: open.message.body } : null,
  };
}

const select = (db: Db) =>
  db
    .select({ message: messages, client: clients.name })
    .from(messages)
    .innerJoin(clients, eq(clients.id, messages.clientId));

function lineOf({ message, client }: { message: typeof messages.$inferSelect; client: string }): OutboxLine {
  const { id, toAddress, subject, status, queuedAt, sentAt, problem } = message;
  return {
    id,
    toAddress,
    subject,
    client,
    status,
    queuedAt: queuedAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    problem,
  };
}
