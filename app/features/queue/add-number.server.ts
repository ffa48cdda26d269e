import { eq } from "drizzle-orm";
import type { CountryCode } from "libphonenumber-js/max";
import { hasNumber } from "#app/features/companies/back-from-research.server.ts";
import { readNumber } from "#app/features/compliance/numbers.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, companies, leads } from "#db/schema.ts";
import { numberAt, personAt, takeOver, tellOfNumber, tellOfPerson } from "./found-at.server.ts";

export type FoundNumber = {
  leadId: string;
  /** As it was found, in whatever spelling; null: whoever was found is reached on a number that we have. */
  number: string | null;
  name: string | null;
  jobTitle: string | null;
  by: string;
  now: Date;
};
export type NumberAdded =
  | { ok: true }
  | {
      ok: false;
      reason:
        | "no-such-lead"
        | "merged"
        | "not-a-number"
        | "premium-number"
        | "known-already"
        | "known-dead"
        | "known-person"
        | "number-missing";
    };

/**
 * Somebody found another number, perhaps with a person to it, or somebody else to ask for on a number that we have: it joins the company, and a
 * lead in research may be called again.
 */
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
    const { lead } = place;
    // It belongs to the company that is rung, and that is another by now.
    if (lead.mergedIntoId) return { ok: false, reason: "merged" } as const;
    if (number === null) return addPerson(tx, { lead, by, ...called });
    const read = readNumber(number, (place.country ?? place.assumed) as CountryCode);
    if (!read.ok) return { ok: false, reason: "not-a-number" } as const;
    if (read.premium) return { ok: false, reason: "premium-number" } as const;

    const added = await numberAt(tx, lead, { ...called, read, raw: number });
    if (added.ok) await tellOfNumber(tx, lead, { phoneNumberId: added.phoneNumberId, by, now: called.now });
    if (added.ok) return { ok: true } as const;
    if (added.reason === "known-dead" || !called.name) return added;
    const joined = await addPerson(tx, { lead, by, on: read.e164, ...called });
    return joined.ok ? joined : added;
  });
}

type Joining = Pick<FoundNumber, "name" | "jobTitle" | "by" | "now"> & {
  lead: typeof leads.$inferSelect;
  /** The number that reaches them, where it was said. */
  on?: string;
};

async function addPerson(tx: Tx, { lead, by, on, ...called }: Joining): Promise<NumberAdded> {
  if (!called.name || !(on || (await hasNumber(tx, lead.companyId)))) return { ok: false, reason: "number-missing" };
  const isNews =
    (on && (await takeOver(tx, lead, { ...called, e164: on }))) || (await personAt(tx, lead, called))?.isNew;
  // Somebody named them for another campaign in the same moment, and left this lead to whoever works on it.
  const isStillSought = lead.stage === "research" && (await hasNumber(tx, lead.companyId));
  if (!isNews && !isStillSought) return { ok: false, reason: "known-person" };
  await tellOfPerson(tx, lead, { by, now: called.now });
  return { ok: true };
}
