import { asc, eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { campaigns, dispositions } from "#db/schema.ts";

type Disposition = typeof dispositions.$inferSelect;

/** A campaign with its outcomes. The campaign is locked before they are read, so that of two managers at once the second sees what the first did. */
export async function lockOutcomes(
  tx: Tx,
  campaignId: string,
): Promise<{ clientId: string; hasEnded: boolean; all: Disposition[] } | null> {
  const [campaign] = await tx
    .select({ clientId: campaigns.clientId, status: campaigns.status })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .for("no key update");
  if (!campaign) return null;
  const all = await tx
    .select()
    .from(dispositions)
    .where(eq(dispositions.campaignId, campaignId))
    .orderBy(asc(dispositions.position), asc(dispositions.code));
  return { clientId: campaign.clientId, hasEnded: campaign.status === "ended", all };
}
