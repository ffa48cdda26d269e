import { and, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaignAgents, campaigns, users } from "#db/schema.ts";
import type { Language } from "./languages.ts";
import { usualWeights, type Weights, weighable } from "./order.ts";

type By = { campaignId: string; by: string; now: Date };

/** Sets what counts how much in a campaign. Its leads are placed anew a moment later, by the worker. */
export async function setWeights(
  db: Db,
  { campaignId, weights, by, now }: By & { weights: Weights },
): Promise<{ ok: true } | { ok: false; reason: "no-such-campaign" }> {
  return db.transaction(async (tx) => {
    // What is as usual is not written down, so that a better usual order reaches those who never chose.
    const chosen = weighable.filter((factor) => weights[factor] !== usualWeights[factor]);
    const [set] = await tx
      .update(campaigns)
      .set({ queueWeights: Object.fromEntries(chosen.map((factor) => [factor, weights[factor]])) })
      .where(eq(campaigns.id, campaignId))
      .returning({ clientId: campaigns.clientId });
    if (!set) return { ok: false, reason: "no-such-campaign" } as const;
    const data = { factors: chosen.length };
    await record(tx, { type: "campaign.order-changed", data, clientId: set.clientId, campaignId, by, at: now });
    await enqueue(tx, "rank-leads", { campaignId }, { key: `rank-leads:${campaignId}` });
    return { ok: true } as const;
  });
}

/** How much of a caller's time a campaign has beside their other ones, and which languages they speak. */
export async function setCaller(
  db: Db,
  { campaignId, userId, share, languages, by, now }: By & { userId: string; share: number; languages: Language[] },
): Promise<{ ok: true } | { ok: false; reason: "no-caller-here" }> {
  return db.transaction(async (tx) => {
    const [set] = await tx
      .update(campaignAgents)
      .set({ share })
      .where(and(eq(campaignAgents.campaignId, campaignId), eq(campaignAgents.userId, userId)))
      .returning({ clientId: campaignAgents.clientId });
    if (!set) return { ok: false, reason: "no-caller-here" } as const;
    await tx.update(users).set({ languages }).where(eq(users.id, userId));
    const data = { userId, share, languages: languages.length };
    await record(tx, { type: "campaign.caller-changed", data, clientId: set.clientId, campaignId, by, at: now });
    return { ok: true } as const;
  });
}
