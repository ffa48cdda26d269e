import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import type { CountryCode } from "libphonenumber-js/max";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { readNumber } from "#app/features/compliance/numbers.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, companies, contacts, leads, phoneNumbers } from "#db/schema.ts";

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
export async function addNumber(db: Db, found: FoundNumber): Promise<NumberAdded> {
  return db.transaction(async (tx) => {
    const [place] = await tx
      .select({ lead: leads, country: companies.country, assumed: campaigns.country })
      .from(leads)
      .innerJoin(companies, eq(companies.id, leads.companyId))
      .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
      .where(eq(leads.id, found.leadId))
      .for("update", { of: leads });
    if (!place) return { ok: false, reason: "no-such-lead" } as const;
    // It belongs to the company that is rung, and that is another by now.
    if (place.lead.mergedIntoId) return { ok: false, reason: "merged" } as const;
    const read = readNumber(found.number, (place.country ?? place.assumed) as CountryCode);
    if (!read.ok) return { ok: false, reason: "not-a-number" } as const;
    if (read.premium) return { ok: false, reason: "premium-number" } as const;

    const { lead } = place;
    const [known] = await tx
      .select({ deadAt: phoneNumbers.deadAt })
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.companyId, lead.companyId), eq(phoneNumbers.e164, read.e164)));
    if (known) return { ok: false, reason: known.deadAt ? "known-dead" : "known-already" } as const;

    const phoneNumberId = await store(tx, lead, found, read);
    const { companyId } = lead;
    await enqueue(tx, "meet-company", { companyId }, { key: `meet-company:${companyId}` });
    const at = { clientId: lead.clientId, campaignId: lead.campaignId, leadId: lead.id, companyId };
    await record(tx, { type: "number.added", data: { phoneNumberId }, ...at, by: found.by, at: found.now });
    if (lead.stage === "research") {
      const move = { leadId: lead.id, to: "ready", nextAction: "call", dueAt: found.now } as const;
      await moveLead(tx, { ...move, reason: "number-found", by: found.by, now: found.now });
    }
    return { ok: true, phoneNumberId } as const;
  });
}

type Person = Pick<typeof contacts.$inferSelect, "id" | "originCompanyId">;

/** Who is there already under this name is not added a second time. */
async function personNamed(tx: Tx, companyId: string, name: string): Promise<Person | null> {
  const [person] = await tx
    .select({ id: contacts.id, originCompanyId: contacts.originCompanyId })
    .from(contacts)
    .where(
      and(
        eq(contacts.companyId, companyId),
        isNull(contacts.leftAt),
        sql`lower(regexp_replace(${contacts.fullName}, '\s+', ' ', 'g')) = lower(regexp_replace(${name.trim()}, '\s+', ' ', 'g'))`,
      ),
    )
    .orderBy(asc(contacts.id))
    .limit(1);
  return person ?? null;
}

async function store(
  tx: Tx,
  { clientId, companyId }: typeof leads.$inferSelect,
  { name, jobTitle, number, now }: FoundNumber,
  read: Extract<ReturnType<typeof readNumber>, { ok: true }>,
): Promise<string> {
  const own = { clientId, companyId, originCompanyId: companyId };
  const known = name ? await personNamed(tx, companyId, name) : null;
  const [contact] = known
    ? [known]
    : name
      ? await tx
          .insert(contacts)
          .values({ ...own, fullName: name, jobTitle, createdAt: now })
          .returning({ id: contacts.id, originCompanyId: contacts.originCompanyId })
      : [];
  const [last] = await tx
    .select({ position: max(phoneNumbers.position) })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.companyId, companyId));
  const [stored] = await tx
    .insert(phoneNumbers)
    .values({
      ...own,
      // Of a merged company, a number goes where its person goes when that is taken apart.
      originCompanyId: contact?.originCompanyId ?? companyId,
      contactId: contact?.id ?? null,
      e164: read.e164,
      raw: number,
      kind: read.kind,
      label: contact ? "direct" : "main",
      numberHash: hashOf("number", read.e164),
      position: (last?.position ?? 0) + 1,
    })
    .returning({ id: phoneNumbers.id });
  if (!stored) throw new Error("The number was not stored.");
  return stored.id;
}
