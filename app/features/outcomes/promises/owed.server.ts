import { and, asc, eq, gte, isNull, lt, type SQL } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { clients, leads } from "#db/schema.ts";

/** `dueAt`: for when it was promised, where that is not where it stands. */
export type Owed = { lead: typeof leads.$inferSelect; home: string; dueAt?: Date };

const promise = and(eq(leads.stage, "ready"), eq(leads.nextAction, "callback"), isNull(leads.mergedIntoId));

/** What somebody has promised and still has to keep. */
export const promisedBy = (userId: string): SQL | undefined => and(eq(leads.assigneeId, userId), promise);

/** What was promised in a campaign and is kept by whoever comes first. */
export const anyones = (campaignId: string): SQL | undefined =>
  and(eq(leads.campaignId, campaignId), isNull(leads.assigneeId), promise);

/** The promises of somebody that fall due between two instants, locked. */
export async function promisesBetween(
  tx: Tx,
  { userId, from, until }: { userId: string; from: Date | null; until: Date | null },
): Promise<Owed[]> {
  const owed = await tx
    .select({ lead: leads, home: clients.timeZone })
    .from(leads)
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(
      and(
        promisedBy(userId),
        isNull(leads.heldBy),
        from ? gte(leads.dueAt, from) : undefined,
        until ? lt(leads.dueAt, until) : undefined,
      ),
    )
    .orderBy(asc(leads.id))
    .for("update", { of: leads });
  // Locked in the order of whoever else locks several leads; the earliest promise is seen to first.
  return owed.sort((x, y) => (x.lead.dueAt?.getTime() ?? 0) - (y.lead.dueAt?.getTime() ?? 0));
}
