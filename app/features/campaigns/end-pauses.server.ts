import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { campaigns, clients } from "#db/schema.ts";
import { changeCampaignStatus } from "./change-status.server.ts";

/** Lets those campaigns go on whose day has come where their client is. What fell due meanwhile is spread by whoever serves it. */
export async function endPauses(db: Db, { now }: { now: Date }): Promise<number> {
  const isOver = and(
    eq(campaigns.status, "paused"),
    sql`${campaigns.pausedUntil} <= (${now.toISOString()}::timestamptz at time zone ${clients.timeZone})::date`,
  );
  const over = await db
    .select({ campaignId: campaigns.id })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(isOver);
  let ended = 0;
  for (const { campaignId } of over) {
    ended += await db.transaction(async (tx) => {
      // Asked again under the lock: a pause that somebody prolongs at this moment is not over.
      const [still] = await tx
        .select({ id: campaigns.id })
        .from(campaigns)
        .innerJoin(clients, eq(clients.id, campaigns.clientId))
        .where(and(eq(campaigns.id, campaignId), isOver))
        .for("update", { of: campaigns, skipLocked: true });
      if (!still) return 0;
      const changed = await changeCampaignStatus(tx, { campaignId, to: "live", by: null, now });
      return changed.ok ? 1 : 0;
    });
  }
  return ended;
}
