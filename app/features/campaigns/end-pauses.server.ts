import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { campaigns, clients } from "#db/schema.ts";
import { changeCampaignStatus } from "./change-status.server.ts";

/** Lets those campaigns go on whose day has come where their client is. What fell due meanwhile is spread by whoever serves it. */
export async function endPauses(db: Db, { now }: { now: Date }): Promise<number> {
  const over = await db
    .select({ campaignId: campaigns.id })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(
      and(
        eq(campaigns.status, "paused"),
        sql`${campaigns.pausedUntil} <= (${now.toISOString()}::timestamptz at time zone ${clients.timeZone})::date`,
      ),
    );
  for (const { campaignId } of over) await changeCampaignStatus(db, { campaignId, to: "live", by: null, now });
  return over.length;
}
