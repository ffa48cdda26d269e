import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { campaigns, clients } from "#db/schema.ts";

type OpenCampaign = {
  campaign: typeof campaigns.$inferSelect;
  /** The client's. */
  zone: string;
};
type Found = ({ ok: true } & OpenCampaign) | { ok: false; reason: "no-such-campaign" | "ended" };

/**
 * A campaign that is to be changed, locked, with its client's clock; one that has ended stays as it is.
 *
 * @param lock `update` also waits for whoever is just writing something that belongs to the campaign: a call that is being placed, an import
 */
export async function lockOpenCampaign(
  tx: Tx,
  { campaignId, lock }: { campaignId: string; lock: "update" | "no key update" },
): Promise<Found> {
  const [found] = await tx
    .select({ campaign: campaigns, zone: clients.timeZone })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.id, campaignId))
    .for(lock, { of: campaigns });
  if (!found) return { ok: false, reason: "no-such-campaign" };
  return found.campaign.status === "ended" ? { ok: false, reason: "ended" } : { ok: true, ...found };
}
