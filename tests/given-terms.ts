import { termsSeen } from "#app/features/campaigns/change-terms.server.ts";
import { campaignName } from "#app/features/reporting/campaign-name.server.ts";
import type { Queryable } from "#db/client.server.ts";

/** A campaign's terms as the form shows them. */
export async function shownTerms(db: Queryable, campaignId: string) {
  const campaign = await campaignName(db, campaignId);
  if (!campaign) throw new Error("There is no such campaign.");
  const { callerId, endsOn, sector, feePerLeadMinor } = campaign;
  return { campaignId, callerId, endsOn, sector, feePerLeadMinor, seen: termsSeen(campaign) };
}
