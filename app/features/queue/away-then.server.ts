import { and, eq, gt, isNotNull, isNull, lte } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { absences, type leads, users } from "#db/schema.ts";

type Promised = Pick<typeof leads.$inferSelect, "nextAction" | "dueAt">;

/** Whether somebody is away or on a break when a promise falls due, or now where it is late: given to them, it would wait for nobody. */
export async function isAwayThen(
  tx: Tx,
  { nextAction, dueAt }: Promised,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  if (nextAction !== "callback") return false;
  const at = dueAt && dueAt > now ? dueAt : now;
  const then = and(isNull(absences.endedAt), lte(absences.fromAt, at), gt(absences.untilAt, at));
  if ((await tx.$count(absences, and(eq(absences.userId, userId), then))) > 0) return true;
  // A break that has lasted longer than was said lasts until they are back.
  const lasts = at > now ? gt(users.pausedUntil, at) : undefined;
  const onBreak = and(isNotNull(users.pausedAt), lasts);
  return (await tx.$count(users, and(eq(users.id, userId), onBreak))) > 0;
}
