import { eq } from "drizzle-orm";
import { isSupportedCountry } from "libphonenumber-js/max";
import type { z } from "zod";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, countryBases } from "#db/schema.ts";
import type { BasisForm } from "./basis-form.ts";
import { tellDesks } from "./tell-desks.server.ts";

/** Writes down why a campaign may call companies of a country; without it they are blocked. A later basis replaces the words of the earlier. */
export async function recordBasis(
  db: Db,
  { campaignId, country, basis, by, now }: z.output<typeof BasisForm> & { by: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "no-such-campaign" | "no-such-country" }> {
  // Written down for "UK" or "EL" it would be of no use to anybody, and look as if it were.
  if (!isSupportedCountry(country)) return { ok: false, reason: "no-such-country" };
  return db.transaction(async (tx) => {
    const [campaign] = await tx
      .select({ clientId: campaigns.clientId })
      .from(campaigns)
      .where(eq(campaigns.id, campaignId));
    if (!campaign) return { ok: false, reason: "no-such-campaign" } as const;
    const { clientId } = campaign;
    await tx
      .insert(countryBases)
      .values({ clientId, campaignId, country, basis, by, at: now })
      .onConflictDoUpdate({ target: [countryBases.campaignId, countryBases.country], set: { basis, by, at: now } });
    await record(tx, { type: "basis.recorded", data: { country }, clientId, campaignId, by, at: now });
    await tellDesks(tx, { only: clientId });
    return { ok: true } as const;
  });
}
