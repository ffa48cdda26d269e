import { and, eq, ne } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema.ts";
import type { CampaignStatus } from "#db/vocabulary.ts";

export type StatusChange = {
  campaignId: string;
  to: CampaignStatus;
  /** The day on which a paused campaign goes on; a pause without one would leave its leads leaking. */
  pausedUntil: string | null;
  /** Where an ended campaign's open leads go on; without one they go back to the client. */
  successorId?: string | null;
  by: string;
  now: Date;
};

export type Changed =
  | { ok: true }
  | { ok: false; reason: "no-such-campaign" | "date-missing" | "date-past" | "ended" | "no-such-successor" };

/**
 * Pauses a campaign until a day, lets it go on, or ends it. Calls stop or start with the next dial; what is held stays held. The
 * open leads of one that ends are settled by a job that is queued with the change.
 */
export async function changeCampaignStatus(
  db: Db,
  { campaignId, to, pausedUntil, successorId = null, by, now }: StatusChange,
): Promise<Changed> {
  return db.transaction(async (tx) => {
    const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("update");
    if (!campaign) return { ok: false, reason: "no-such-campaign" } as const;
    if (campaign.status === "ended") return { ok: false, reason: "ended" } as const;
    if (to === "paused" && !pausedUntil) return { ok: false, reason: "date-missing" } as const;
    if (to === "paused" && pausedUntil && pausedUntil <= now.toISOString().slice(0, 10))
      return { ok: false, reason: "date-past" } as const;

    if (to === "ended" && successorId && !(await mayCarryOn(tx, campaign, successorId)))
      return { ok: false, reason: "no-such-successor" } as const;

    const until = to === "paused" ? pausedUntil : null;
    if (campaign.status === to && campaign.pausedUntil === until) return { ok: true } as const;
    await tx
      .update(campaigns)
      .set({ status: to, pausedUntil: until, successorId: to === "ended" ? successorId : null })
      .where(eq(campaigns.id, campaignId));
    await record(tx, {
      type: "campaign.status-changed",
      data: { from: campaign.status, to },
      clientId: campaign.clientId,
      campaignId,
      by,
      at: now,
    });
    if (to === "ended") await enqueue(tx, "settle-campaigns", {}, { key: `settle-campaigns:${campaignId}` });
    await announce(tx, `campaign:${campaignId}`, { status: to });
    return { ok: true } as const;
  });
}

/** A successor is another campaign of the same client that goes on. */
async function mayCarryOn(
  tx: Tx,
  { id, clientId }: { id: string; clientId: string },
  successorId: string,
): Promise<boolean> {
  const [successor] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.id, successorId),
        eq(campaigns.clientId, clientId),
        ne(campaigns.id, id),
        ne(campaigns.status, "ended"),
      ),
    );
  return successor !== undefined;
}
