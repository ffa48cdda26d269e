import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { record } from "#app/features/audit/record.server.ts";
import { clockOf } from "#app/kit/clock-of.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns } from "#db/schema.ts";
import type { CampaignSector } from "#db/vocabulary.ts";
import { endsTooFar } from "./create-campaign.server.ts";
import { lockOpenCampaign } from "./open-campaign.server.ts";

type Terms = {
  callerId: string | null;
  endsOn: string;
  sector: CampaignSector;
  feePerLeadMinor: number | null;
};
type Changing = Terms & { campaignId: string; seen: string | undefined; by: string; now: Date };
export type TermsChanged =
  | { ok: true }
  | {
      ok: false;
      reason:
        | "no-such-campaign"
        | "ended"
        | "changed-meanwhile"
        | "before-it-begins"
        | "day-past"
        | "ends-too-far"
        | "in-its-pause";
    };

/** Stands in the form, so that what a colleague has changed meanwhile is not overwritten unseen. */
export const termsSeen = ({ callerId, endsOn, sector, feePerLeadMinor }: Terms): string =>
  [callerId, endsOn, sector, feePerLeadMinor].join();

/** Another number to show, another last day, another sector: they hold from the next dial. Another fee: it holds for what is passed from now on; a campaign that has ended stays ended. */
export async function changeTerms(
  db: Db,
  { campaignId, seen, callerId, endsOn, sector, feePerLeadMinor, by, now }: Changing,
): Promise<TermsChanged> {
  return db.transaction(async (tx) => {
    const found = await lockOpenCampaign(tx, { campaignId, lock: "no key update" });
    if (!found.ok) return found;
    const { campaign, zone } = found;
    const changed = {
      endsOn: endsOn !== campaign.endsOn,
      callerId: callerId !== campaign.callerId,
      sector: sector !== campaign.sector,
      fee: feePerLeadMinor !== campaign.feePerLeadMinor,
    };
    if (!Object.values(changed).includes(true)) return { ok: true } as const;
    if (seen !== termsSeen(campaign)) return { ok: false, reason: "changed-meanwhile" } as const;
    if (changed.endsOn) {
      if (endsOn < campaign.startsOn) return { ok: false, reason: "before-it-begins" } as const;
      if (endsOn < (DateTime.fromJSDate(now, { zone: clockOf(zone) }).toISODate() ?? ""))
        return { ok: false, reason: "day-past" } as const;
      if (endsTooFar(endsOn, now)) return { ok: false, reason: "ends-too-far" } as const;
      if (campaign.pausedUntil && campaign.pausedUntil > endsOn) return { ok: false, reason: "in-its-pause" } as const;
    }
    await tx.update(campaigns).set({ callerId, endsOn, sector, feePerLeadMinor }).where(eq(campaigns.id, campaignId));
    const { clientId } = campaign;
    const data = {
      ...{ endsOn: changed.endsOn ? endsOn : null, callerId: changed.callerId },
      ...(changed.sector ? { sector } : {}),
      ...(changed.fee
        ? { fee: { fromMinor: campaign.feePerLeadMinor, toMinor: feePerLeadMinor, currency: campaign.currency } }
        : {}),
    };
    await record(tx, { type: "campaign.terms-changed", data, clientId, campaignId, by, at: now });
    await announce(tx, `campaign:${campaignId}`, {});
    return { ok: true } as const;
  });
}
