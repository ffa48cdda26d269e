import { and, eq, isNotNull, ne } from "drizzle-orm";
import { DateTime } from "luxon";
import { record } from "#app/features/audit/record.server.ts";
import { clockOf } from "#app/kit/clock-of.ts";
import { isFarOff } from "#app/kit/far-off.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { campaigns, leads } from "#db/schema.ts";
import type { CampaignPauseReason, CampaignStatus } from "#db/vocabulary.ts";
import { lockOpenCampaign } from "./open-campaign.server.ts";

export type StatusChange = {
  campaignId: string;
  to: CampaignStatus;
  /** Of a pause: the day on which it ends, on the client's calendar, and why. One without a day would leave its leads leaking. */
  pausedUntil?: string | null;
  pausedBecause?: CampaignPauseReason | null;
  /** Where an ended campaign's open leads go on; without one they go back to the client. */
  successorId?: string | null;
  /** Nobody where the clock ends a pause. */
  by: string | null;
  now: Date;
};

type NoPause = "date-missing" | "date-past" | "date-too-far" | "after-its-end" | "reason-missing";
export type Changed =
  | { ok: true }
  | { ok: false; reason: "no-such-campaign" | "ended" | "no-such-successor" | NoPause };

/**
 * Pauses a campaign until a day, lets it go on, or ends it. Calls stop or start with the next dial; what is held stays held. The
 * open leads of one that ends are settled by a job that is queued with the change.
 */
export async function changeCampaignStatus(
  db: Queryable,
  { campaignId, to, pausedUntil = null, pausedBecause = null, successorId = null, by, now }: StatusChange,
): Promise<Changed> {
  return db.transaction(async (tx) => {
    const found = await lockOpenCampaign(tx, { campaignId, lock: "update" });
    if (!found.ok) return found;
    const { campaign, zone } = found;
    const noPause = to === "paused" ? whyNoPause({ pausedUntil, pausedBecause, campaign, zone, now }) : null;
    if (noPause) return { ok: false, reason: noPause } as const;
    if (to === "ended" && successorId && !(await mayCarryOn(tx, campaign, successorId)))
      return { ok: false, reason: "no-such-successor" } as const;

    const pause = to === "paused" ? { pausedUntil, pausedBecause } : { pausedUntil: null, pausedBecause: null };
    const same = campaign.pausedUntil === pause.pausedUntil && campaign.pausedBecause === pause.pausedBecause;
    if (campaign.status === to && same) return { ok: true } as const;
    await tx
      .update(campaigns)
      .set({ status: to, ...pause, successorId: to === "ended" ? successorId : null })
      .where(eq(campaigns.id, campaignId));
    await record(tx, {
      type: "campaign.status-changed",
      data: {
        ...{ from: campaign.status, to },
        ...(pausedBecause && pausedUntil && to === "paused" ? { because: pausedBecause, until: pausedUntil } : {}),
      },
      clientId: campaign.clientId,
      campaignId,
      by,
      at: now,
    });
    if (to === "ended") await enqueue(tx, "settle-campaigns", {}, { key: `settle-campaigns:${campaignId}` });
    await announce(tx, `campaign:${campaignId}`, { status: to });
    await tellHolders(tx, campaignId);
    return { ok: true } as const;
  });
}

/** Whoever has one of its leads in hand sees whether it may still be called. */
async function tellHolders(tx: Tx, campaignId: string): Promise<void> {
  const held = await tx
    .select({ by: leads.heldBy })
    .from(leads)
    .where(and(eq(leads.campaignId, campaignId), isNotNull(leads.heldBy)));
  await announce(
    tx,
    held.map(({ by }) => `agent:${by}`),
  );
}

type Pause = Required<Pick<StatusChange, "pausedUntil" | "pausedBecause" | "now">> & {
  campaign: { endsOn: string };
  /** The client's: the campaign's days are those of their calendar. */
  zone: string;
};

function whyNoPause({ pausedUntil, pausedBecause, campaign, zone, now }: Pause): NoPause | null {
  if (!pausedUntil) return "date-missing";
  if (pausedUntil <= (DateTime.fromJSDate(now, { zone: clockOf(zone) }).toISODate() ?? "")) return "date-past";
  if (isFarOff(new Date(pausedUntil), now)) return "date-too-far";
  if (pausedUntil > campaign.endsOn) return "after-its-end";
  return pausedBecause ? null : "reason-missing";
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
