import { and, asc, count, eq, isNotNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, handbacks } from "#db/schema.ts";

/** What the pages below a campaign need of it. */
export async function campaignName(db: Queryable, campaignId: string) {
  const [found] = await db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      status: campaigns.status,
      pausedUntil: campaigns.pausedUntil,
      pausedBecause: campaigns.pausedBecause,
      endsOn: campaigns.endsOn,
      callerId: campaigns.callerId,
      sector: campaigns.sector,
      feePerLeadMinor: campaigns.feePerLeadMinor,
      currency: campaigns.currency,
      client: clients.name,
      zone: clients.timeZone,
    })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.id, campaignId));
  return found ?? null;
}

/** Other campaigns of the same client that go on. */
export async function successorsOf(db: Queryable, campaignId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(
      sql`${campaigns.id} <> ${campaignId} and ${campaigns.status} <> 'ended'
        and ${campaigns.clientId} = (select client_id from campaigns self where self.id = ${campaignId})`,
    )
    .orderBy(asc(campaigns.name));
}

/** How often a campaign has passed a lead at which fee, the first fee first. */
export async function passedAt(
  db: Queryable,
  campaignId: string,
): Promise<{ leads: number; feeMinor: number | null }[]> {
  return db
    .select({ leads: count(), feeMinor: handbacks.feeMinor })
    .from(handbacks)
    .where(and(eq(handbacks.campaignId, campaignId), isNotNull(handbacks.acceptBy)))
    .groupBy(handbacks.feeMinor)
    .orderBy(sql`min(${handbacks.gateAt})`);
}
