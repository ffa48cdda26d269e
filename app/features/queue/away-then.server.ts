import { and, eq, gt, isNull, lte } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { absences, type leads } from "#db/schema.ts";

type Promised = Pick<typeof leads.$inferSelect, "nextAction" | "dueAt">;

/** Whether somebody is away when a promise falls due, or now where it is late: given to them, it would wait for nobody. */
export async function isAwayThen(
  tx: Tx,
  { nextAction, dueAt }: Promised,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  if (nextAction !== "callback") return false;
  const at = dueAt && dueAt > now ? dueAt : now;
  const then = and(isNull(absences.endedAt), lte(absences.fromAt, at), gt(absences.untilAt, at));
  return (await tx.$count(absences, and(eq(absences.userId, userId), then))) > 0;
}
