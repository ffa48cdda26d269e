import { and, eq, isNull, notInArray, type SQL } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress, suppressNumber } from "#app/features/compliance/suppress.server.ts";
import { namesOf } from "#app/features/compliance/wishes.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { type attempts, companies, type dispositions, emailAddresses, type leads, phoneNumbers } from "#db/schema.ts";
import { markLeft } from "./mark-left.server.ts";
import { whomAsked } from "./whom-asked.server.ts";

type Lead = typeof leads.$inferSelect;
type Call = typeof attempts.$inferSelect;
type Disposition = typeof dispositions.$inferSelect;
type Said = { lead: Lead; call: Call; disposition: Disposition };

/**
 * What an outcome does besides moving the lead. A wish not to be called closes the number, the person's numbers or all of the
 * company's, and the person with their addresses, agency-wide; what is unworkable strikes them out, and the company goes on; “has left” marks the person
 * whose number it was, or who was asked for, at each record that names them.
 *
 * @returns the company it holds for, which another may have gone into meanwhile
 */
export async function applyEffect(tx: Tx, { by, now, ...heard }: Said & { by: string; now: Date }): Promise<string> {
  const said = { ...heard, lead: await whereItIsNow(tx, heard.lead) };
  const { lead, call, disposition } = said;
  const place = { clientId: lead.clientId, campaignId: lead.campaignId, leadId: lead.id, companyId: lead.companyId };
  const meant = await tx
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(numbersMeant(said))
    .orderBy(phoneNumbers.numberHash);
  if (disposition.doNotCall) {
    for (const { id } of meant) await suppressNumber(tx, { phoneNumberId: id, leadId: lead.id, by, now });
    await suppressWhoAsked(tx, { ...said, by, now });
  } else if (disposition.effect === "number" || disposition.effect === "company") {
    const struck = await tx
      .update(phoneNumbers)
      .set({ deadAt: now, deadReason: disposition.code })
      .where(and(numbersMeant(said), isNull(phoneNumbers.deadAt)))
      .returning({ id: phoneNumbers.id });
    // One that was struck out before dies no second time, and copies of the number called are one number.
    const died =
      disposition.effect === "number"
        ? struck.slice(0, 1).map(() => ({ id: call.phoneNumberId }))
        : meant.filter(({ id }) => struck.some((one) => one.id === id));
    for (const { id } of died) {
      const data = { phoneNumberId: id, reason: disposition.code };
      await record(tx, { type: "number.died", data, ...place, by, at: now });
    }
  }
  if (disposition.effect === "person" && !disposition.doNotCall) {
    const contactId = await whomAsked(tx, { companyId: lead.companyId, contactId: call.contactId });
    if (contactId) await markLeft(tx, { lead, contactId, by, now });
  }
  return lead.companyId;
}

/** A late word may speak of a company that has gone into another meanwhile, with its people and numbers. */
async function whereItIsNow(tx: Tx, lead: Lead): Promise<Lead> {
  const [company] = await tx
    .select({ into: companies.mergedIntoId })
    .from(companies)
    .where(eq(companies.id, lead.companyId));
  return { ...lead, companyId: company?.into ?? lead.companyId };
}

/** The number is only the way on which they said it: nothing is written to them either, at whatever client's they are. */
async function suppressWhoAsked(tx: Tx, { lead, call, disposition, by, now }: Said & { by: string; now: Date }) {
  const { contactId } = call;
  const names = contactId ? await namesOf(tx, "person", contactId) : [];
  const ofPerson = contactId ? eq(emailAddresses.contactId, contactId) : undefined;
  const theirs = disposition.effect === "company" ? eq(emailAddresses.companyId, lead.companyId) : ofPerson;
  const mailboxes = theirs
    ? await tx.selectDistinct({ address: emailAddresses.address }).from(emailAddresses).where(theirs)
    : [];
  const company = disposition.effect === "company" ? await namesOf(tx, "company", lead.companyId) : [];
  const entries = [
    ...company.map((name) => ({ clientId: null, kind: "company" as const, valueHash: hashOf("company", name) })),
    ...names.map((name) => ({ clientId: null, kind: "person" as const, valueHash: hashOf("person", name) })),
    ...mailboxes.map(({ address }) => ({
      clientId: null,
      kind: "email" as const,
      valueHash: hashOf("email", address),
    })),
  ];
  await suppress(tx, { entries, source: "outcome", by, now });
}

/** Numbers of the company that still work once the outcome has been applied; of one number two records may each have a copy. */
export async function numbersLeft(db: Queryable, said: Said): Promise<{ id: string; hash: string }[]> {
  const { effect, doNotCall } = said.disposition;
  const gone = doNotCall || effect === "number" || effect === "company" ? numbersMeant(said) : undefined;
  return db
    .select({ id: phoneNumbers.id, hash: phoneNumbers.numberHash })
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.companyId, said.lead.companyId),
        isNull(phoneNumbers.deadAt),
        gone
          ? notInArray(phoneNumbers.id, db.select({ id: phoneNumbers.id }).from(phoneNumbers).where(gone))
          : undefined,
      ),
    );
}

/** Records that were merged may each have brought the number called: no copy of it is left out. */
function numbersMeant({ lead, call, disposition }: Said): SQL | undefined {
  const theirs = eq(phoneNumbers.companyId, lead.companyId);
  if (disposition.effect === "company") return theirs;
  if (disposition.effect === "person" && call.contactId) return and(theirs, eq(phoneNumbers.contactId, call.contactId));
  return and(theirs, eq(phoneNumbers.numberHash, call.numberHash));
}
