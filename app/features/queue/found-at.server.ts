import { and, asc, eq, isNotNull, isNull, max } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { backFromResearch } from "#app/features/companies/back-from-research.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import type { ReadNumber } from "#app/features/compliance/numbers.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import { sameWords } from "#app/kit/same-words.server.ts";
import type { Tx } from "#db/client.server.ts";
import { contacts, type leads, phoneNumbers } from "#db/schema.ts";

type At = { clientId: string; companyId: string };
type Person = Pick<typeof contacts.$inferSelect, "id" | "originCompanyId"> & { isNew: boolean };
/** Of a merged company, the record whose person it is; else whichever names them, or the one that goes on. */
type Of = At & { recordId?: string };
type Called = { name: string | null; jobTitle: string | null; now: Date };
type Found = Called & {
  read: Extract<ReadNumber, { ok: true }>;
  /** As it was found, in whatever spelling. */
  raw: string;
};

/** Somebody who was named at a company. Who is there already under this name is not added a second time. */
export async function personAt(
  tx: Tx,
  { clientId, companyId, recordId }: Of,
  { name, jobTitle, now }: Called,
): Promise<Person | null> {
  if (!name) return null;
  const ofRecord = recordId ? eq(contacts.originCompanyId, recordId) : eq(contacts.companyId, companyId);
  const [known] = await tx
    .select({ id: contacts.id, originCompanyId: contacts.originCompanyId })
    .from(contacts)
    .where(and(ofRecord, isNull(contacts.leftAt), sameWords(contacts.fullName, name)))
    .orderBy(asc(contacts.id))
    .limit(1);
  if (known) return { ...known, isNew: false };
  const [added] = await tx
    .insert(contacts)
    .values({
      clientId,
      companyId,
      originCompanyId: recordId ?? companyId,
      fullName: name,
      jobTitle,
      createdAt: now,
    })
    .returning({ id: contacts.id, originCompanyId: contacts.originCompanyId });
  return added ? { ...added, isNew: true } : null;
}

/** A number that was found joins its company, with whoever answers there; one that is there already is left as it is. */
export async function numberAt(
  tx: Tx,
  { clientId, companyId }: At,
  { read, raw, ...called }: Found,
): Promise<{ ok: true; phoneNumberId: string } | { ok: false; reason: "known-already" | "known-dead" }> {
  const same = and(eq(phoneNumbers.companyId, companyId), eq(phoneNumbers.e164, read.e164));
  const [known] = await tx.select({ deadAt: phoneNumbers.deadAt }).from(phoneNumbers).where(same);
  if (known) return { ok: false, reason: known.deadAt ? "known-dead" : "known-already" };
  const person = await personAt(tx, { clientId, companyId }, called);
  const [last] = await tx
    .select({ position: max(phoneNumbers.position) })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.companyId, companyId));
  const [stored] = await tx
    .insert(phoneNumbers)
    .values({
      ...{ clientId, companyId },
      // Of a merged company, a number goes where its person goes when that is taken apart.
      originCompanyId: person?.originCompanyId ?? companyId,
      contactId: person?.id ?? null,
      e164: read.e164,
      raw,
      kind: read.kind,
      label: person ? "direct" : "main",
      numberHash: hashOf("number", read.e164),
      position: (last?.position ?? 0) + 1,
    })
    .onConflictDoNothing()
    .returning({ id: phoneNumbers.id });
  // Else a colleague found it in the same moment, for another campaign: it is news for both.
  const [there] = stored ? [stored] : await tx.select({ id: phoneNumbers.id }).from(phoneNumbers).where(same);
  if (!there) throw new Error("The number was not stored.");
  await enqueue(tx, "meet-company", { companyId }, { key: `meet-company:${companyId}` });
  return { ok: true, phoneNumberId: there.id };
}

/**
 * A number of somebody who has left rings whoever came after them, as a person of the record that the number is of. False: it is nobody's who
 * has left.
 */
export async function takeOver(
  tx: Tx,
  { clientId, companyId }: At,
  { e164, ...called }: Called & { e164: string },
): Promise<boolean> {
  const [theirs] = await tx
    .select({ id: phoneNumbers.id, originCompanyId: phoneNumbers.originCompanyId })
    .from(phoneNumbers)
    .innerJoin(contacts, and(eq(contacts.id, phoneNumbers.contactId), isNotNull(contacts.leftAt)))
    .where(and(eq(phoneNumbers.companyId, companyId), eq(phoneNumbers.e164, e164), isNull(phoneNumbers.deadAt)))
    .orderBy(asc(phoneNumbers.id))
    .limit(1);
  if (!theirs) return false;
  const person = await personAt(tx, { clientId, companyId, recordId: theirs.originCompanyId }, called);
  if (!person) return false;
  await tx.update(phoneNumbers).set({ contactId: person.id }).where(eq(phoneNumbers.id, theirs.id));
  return true;
}

type Told = { by: string; now: Date };

/** The lead tells of it, and the company's leads in research may be called again. */
export async function tellOfNumber(
  tx: Tx,
  { clientId, campaignId, id: leadId, companyId }: Lead,
  { phoneNumberId, by, now }: Told & { phoneNumberId: string },
): Promise<void> {
  const place = { clientId, campaignId, leadId, companyId };
  await record(tx, { type: "number.added", data: { phoneNumberId }, ...place, by, at: now });
  await backFromResearch(tx, { companyIds: [companyId], reason: "number-found", by, now });
}

/** There is somebody to ask for again, on a number that we have. */
export const tellOfPerson = (tx: Tx, { companyId }: Lead, told: Told): Promise<void> =>
  backFromResearch(tx, { companyIds: [companyId], reason: "person-found", ...told });

type Lead = typeof leads.$inferSelect;
