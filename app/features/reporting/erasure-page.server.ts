import { and, eq, isNull, sql } from "drizzle-orm";
import { concernedBy, uuids } from "#app/features/erasure/concerned.server.ts";
import { type SamePerson, samePerson } from "#app/features/erasure/same-person.server.ts";
import { isId } from "#app/kit/ids.ts";
import { shownNumber } from "#app/kit/shown-number.ts";
import type { Queryable } from "#db/client.server.ts";
import { clients, companies, contacts, phoneNumbers } from "#db/schema.ts";

export type ErasurePage = {
  /** Null: they are erased already. */
  name: string | null;
  /** Of whom is erased: their company, where nobody else is known there. It may have been them, and can go after them. */
  left: { companyId: string; client: string; place: string; numbers: string[] } | null;
  company: string;
  leadId: string | null;
  records: SamePerson[];
  held: { calls: number; callNotes: number; rows: number; letters: number };
};

/** What we hold of a person, before it goes; null where there is nobody of that id. */
export async function erasurePage(db: Queryable, contactId: string | undefined): Promise<ErasurePage | null> {
  if (!isId(contactId)) return null;
  const [found] = await db
    .select({ person: contacts, company: companies, client: clients })
    .from(contacts)
    .innerJoin(companies, eq(companies.id, contacts.companyId))
    .innerJoin(clients, eq(clients.id, contacts.clientId))
    .where(eq(contacts.id, contactId));
  if (!found) return null;
  const { person, company, client } = found;
  const records = (await samePerson(db, contactId)).map((record) => ({
    ...record,
    numbers: record.numbers.map((e164) => shownNumber(e164, client.country)),
  }));
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from leads where company_id = ${person.companyId} and merged_into_id is null order by created_at desc, id limit 1`);
  const likely = records.filter(({ isLikely }) => isLikely);
  return {
    name: person.erasedAt ? null : person.fullName,
    left: person.erasedAt ? await leftOf(db, { company, client }) : null,
    company: company.name,
    leadId: rows[0]?.id ?? null,
    records,
    held: await heldOf(db, person.erasedAt ? [{ id: person.id, addresses: [] }] : likely),
  };
}

type Of = { company: typeof companies.$inferSelect; client: typeof clients.$inferSelect };

async function leftOf(db: Queryable, { company, client }: Of): Promise<ErasurePage["left"]> {
  const { id: companyId, erasedAt, addressLine1, postcode, city } = company;
  const known = eq(contacts.companyId, companyId);
  const others = await db
    .select()
    .from(contacts)
    .where(and(known, isNull(contacts.erasedAt)))
    .limit(1);
  if (erasedAt || others.length > 0) return null;
  const numbers = await db
    .select({ e164: phoneNumbers.e164 })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.companyId, companyId), isNull(phoneNumbers.erasedAt)))
    .orderBy(phoneNumbers.position, phoneNumbers.id);
  return {
    companyId,
    client: client.name,
    place: [addressLine1, city, postcode].filter(Boolean).join(", "),
    numbers: [...new Set(numbers.map(({ e164 }) => shownNumber(e164, client.country)))],
  };
}

/** Of the records that are theirs unless somebody says otherwise. */
async function heldOf(
  db: Queryable,
  records: readonly Pick<SamePerson, "id" | "addresses">[],
): Promise<ErasurePage["held"]> {
  const contactIds = records.map(({ id }) => id);
  const emails = records.flatMap(({ addresses }) => addresses);
  const { companyIds, leadIds } = await concernedBy(db, { contactIds, numbers: [], emails });
  const ids = uuids(contactIds);
  const { rows } = await db.execute<ErasurePage["held"]>(sql`
    with calls as (
      select lead_id, hold_token from attempts
      where contact_id = ${ids} or phone_number_id in (select id from phone_numbers where contact_id = ${ids})
    )
    select (select count(*)::int from calls) as calls,
      (select count(*)::int from notes n where (n.lead_id, n.hold_token) in (select lead_id, hold_token from calls)) as "callNotes",
      (select count(*)::int from import_rows where company_id = ${uuids(companyIds)} or lead_id = ${uuids(leadIds)}) as rows,
      (select count(*)::int from messages
        where lower(to_address) = any(${sql.param(emails.map((address) => address.toLowerCase()))}::text[])) as letters`);
  return rows[0] ?? { calls: 0, callNotes: 0, rows: 0, letters: 0 };
}
