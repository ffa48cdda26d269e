import { asc, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, dispositions, outcomes } from "#db/schema.ts";
import type { CallbackTerms } from "./disposition-form.ts";

export type CampaignOutcomes = {
  campaign: { id: string; name: string };
  terms: CallbackTerms;
  outcomes: (typeof dispositions.$inferSelect)[];
};

/** What can be said to have happened in a campaign, in the order of its keys, and its terms for promises. */
export async function campaignOutcomes(db: Queryable, campaignId: string): Promise<CampaignOutcomes | null> {
  const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId));
  if (!campaign) return null;
  return {
    campaign: { id: campaign.id, name: campaign.name },
    terms: callbackTermsOf(campaign),
    outcomes: await db
      .select()
      .from(dispositions)
      .where(eq(dispositions.campaignId, campaignId))
      .orderBy(asc(dispositions.position), asc(dispositions.code)),
  };
}

export const callbackTermsOf = (campaign: typeof campaigns.$inferSelect): CallbackTerms => ({
  windowMinutes: campaign.callbackWindowMinutes,
  anyonesAfterMinutes: campaign.callbackAnyonesAfterMinutes,
  perHour: campaign.callbacksPerHour,
  perDay: campaign.callbacksPerDay,
});

/** Has an agent said it on a call? Then it can be put away, and no more removed. */
export async function isOutcomeUsed(db: Queryable, dispositionId: string): Promise<boolean> {
  const [one] = await db
    .select({ id: outcomes.id })
    .from(outcomes)
    .where(eq(outcomes.dispositionId, dispositionId))
    .limit(1);
  return one !== undefined;
}
