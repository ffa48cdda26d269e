import { eq } from "drizzle-orm";
import type { CountryCode } from "libphonenumber-js/max";
import { readNumber } from "#app/features/compliance/numbers.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, companies, leads } from "#db/schema.ts";
import { numberAt, tellOfNumber } from "./found-at.server.ts";

export type FoundNumber = {
  leadId: string;
  /** As it was found, in whatever spelling. */
  number: string;
  name: string | null;
  jobTitle: string | null;
  by: string;
  now: Date;
};
export type NumberAdded =
  | { ok: true; phoneNumberId: string }
  | {
      ok: false;
      reason: "no-such-lead" | "merged" | "not-a-number" | "premium-number" | "known-already" | "known-dead";
    };

/** Somebody found another number, perhaps with a person to it: it joins the company, and a lead in research may be called again. */
export async function addNumber(db: Db, { leadId, number, by, ...called }: FoundNumber): Promise<NumberAdded> {
  return db.transaction(async (tx) => {
    const [place] = await tx
      .select({ lead: leads, country: companies.country, assumed: campaigns.country })
      .from(leads)
      .innerJoin(companies, eq(companies.id, leads.companyId))
      .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
      .where(eq(leads.id, leadId))
      .for("update", { of: leads });
    if (!place) return { ok: false, reason: "no-such-lead" } as const;
    // It belongs to the company that is rung, and that is another by now.
    if (place.lead.mergedIntoId) return { ok: false, reason: "merged" } as const;
    const read = readNumber(number, (place.country ?? place.assumed) as CountryCode);
    if (!read.ok) return { ok: false, reason: "not-a-number" } as const;
    if (read.premium) return { ok: false, reason: "premium-number" } as const;

    const added = await numberAt(tx, place.lead, { ...called, read, raw: number });
    if (added.ok) await tellOfNumber(tx, place.lead, { ...added, by, now: called.now });
    return added;
  });
}
