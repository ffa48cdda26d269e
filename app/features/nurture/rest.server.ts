import { and, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { messages } from "#db/schema.ts";
import type { MessageStatus } from "#db/vocabulary.ts";

/** Nobody gets more of such mail than this, whichever of our clients writes; it beats what a plan owes. */
const restMs = 7 * 86_400_000;
/** One that is being handed over goes or does not within minutes; of two at once one asks again before the other. */
const againMinutes = { first: 5, second: 10 };

const to = (address: string) =>
  and(eq(messages.oneClick, true), sql`lower(${messages.toAddress}) = ${address.toLowerCase()}`);
const wentAt = sql<Date>`coalesce(${messages.sentAt}, ${messages.queuedAt})`.mapWith(messages.queuedAt);

/** From when another may be written to this address; what certainly never went is no letter that they had. */
export const restedFrom = (db: Queryable, address: string, now: Date): Promise<Date> =>
  aWeekAfter(db, and(to(address), ne(messages.status, "failed")), now);

/** From when one that is written and waits may be handed over, beside all that went there meanwhile or may have. */
export async function restsUntil(
  db: Queryable,
  { messageId, address, now }: { messageId: string; address: string; now: Date },
): Promise<Date> {
  const others = (...statuses: MessageStatus[]) =>
    and(to(address), ne(messages.id, messageId), inArray(messages.status, statuses));
  const [going] = await db.select({ id: messages.id }).from(messages).where(others("sending")).limit(1);
  if (!going) return aWeekAfter(db, others("sent", "unknown"), now);
  const minutes = messageId < going.id ? againMinutes.first : againMinutes.second;
  return new Date(now.getTime() + minutes * 60_000);
}

async function aWeekAfter(db: Queryable, those: SQL | undefined, now: Date): Promise<Date> {
  const [last] = await db.select({ at: wentAt }).from(messages).where(those).orderBy(desc(wentAt)).limit(1);
  return new Date(Math.max(now.getTime(), (last?.at.getTime() ?? 0) + restMs));
}
