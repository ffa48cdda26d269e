import { type SQL, sql } from "drizzle-orm";
import { firmOf } from "#app/features/companies/branches.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { lettersOf } from "./wish-keys.ts";
import { namesOf } from "./wishes.server.ts";

type Wish = { kind: SuppressionKind; value: string };
/** Figures alone: whose campaigns they are is not everybody's to know. */
export type WishReach = { leads: number; campaigns: number; clients: number };

/** How much of the agency a wish would touch that binds all its clients: the leads still open of whoever would be met by it. */
export async function wishReach(db: Queryable, wish: Wish): Promise<WishReach> {
  const companyIds = await companiesMet(db, wish);
  const { rows } = await db.execute<WishReach>(sql`
    select count(*)::int as leads, count(distinct campaign_id)::int as campaigns, count(distinct client_id)::int as clients
    from leads where company_id = any(${sql.param(companyIds)}::uuid[]) and merged_into_id is null and stage not in ('won', 'closed')`);
  return rows[0] ?? { leads: 0, campaigns: 0, clients: 0 };
}

async function companiesMet(db: Queryable, { kind, value }: Wish): Promise<string[]> {
  switch (kind) {
    case "number":
      return idsOf(db, sql`select company_id as id from phone_numbers where number_hash = ${hashOf("number", value)}`);
    case "email":
      return idsOf(db, sql`select company_id as id from email_addresses where lower(address) = lower(${value})`);
    case "domain":
      return idsOf(
        db,
        sql`select company_id as id from email_addresses where ${isOf(sql`split_part(address, '@', 2)`, value)}
          union select coalesce(merged_into_id, id) from companies where ${isOf(sql`domain`, value)}`,
      );
    case "company":
      return [value, ...(await firmOf(db, value)), ...(await sameCompanies(db, value))];
    case "person":
      return samePeoplesCompanies(db, value);
  }
}

/** "mail.firm.example" is of "firm.example" too. */
const isOf = (host: SQL, domain: string): SQL =>
  sql`(lower(${host}) = lower(${domain}) or right(lower(${host}), length(${domain}) + 1) = '.' || lower(${domain}))`;

/** Other clients' records of the company: first whatever shares a name, a place or a way to them, then what the law would meet it by. */
async function sameCompanies(db: Queryable, companyId: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string; names: string[]; own: boolean }>(sql`
    with own as (select * from companies where id = ${companyId}::uuid or merged_into_id = ${companyId}::uuid)
    select c.id, c.id = ${companyId}::uuid as own,
      array(select name from companies m where m.id = c.id or m.merged_into_id = c.id) as names
    from companies c where c.merged_into_id is null and (c.id = ${companyId}::uuid
      or lower(c.name) in (select lower(name) from own) or c.domain in (select domain from own)
      or lower(replace(c.postcode, ' ', '')) in (select lower(replace(postcode, ' ', '')) from own)
      or c.id in (select p.company_id from phone_numbers p where p.number_hash in
        (select number_hash from phone_numbers where company_id = ${companyId}::uuid))
      or c.id in (select e.company_id from email_addresses e where e.address in
        (select address from email_addresses where company_id = ${companyId}::uuid)))`);
  const letters = new Set(rows.filter(({ own }) => own).flatMap(({ names }) => names.map(lettersOf)));
  const alike = rows.filter(({ own, names }) => !own && names.some((name) => letters.has(lettersOf(name))));
  return metByNames(db, { kind: "company", value: companyId }, alike);
}

async function samePeoplesCompanies(db: Queryable, contactId: string): Promise<string[]> {
  return (await samePeople(db, contactId)).map(({ companyId }) => companyId);
}

/** A person, and all records that their wish would be met by, at whichever client; the person first, nobody where there is none of that id. */
export async function samePeople(db: Queryable, contactId: string): Promise<{ id: string; companyId: string }[]> {
  const { rows } = await db.execute<{ id: string; name: string; companyId: string; own: boolean }>(sql`
    with own as (select * from contacts where id = ${contactId}::uuid)
    select p.id, p.full_name as name, p.company_id as "companyId", p.id = ${contactId}::uuid as own
    from contacts p where p.id = ${contactId}::uuid or lower(p.full_name) in (select lower(full_name) from own)
      or p.company_id in (select company_id from phone_numbers where number_hash in
        (select number_hash from phone_numbers where company_id = (select company_id from own)))
      or p.id in (select contact_id from email_addresses where address in
        (select address from email_addresses where contact_id = ${contactId}::uuid))`);
  const them = rows.find(({ own }) => own);
  if (!them) return [];
  const alike = rows.filter(({ own, name }) => !own && lettersOf(name) === lettersOf(them.name));
  const met = await metByNames(db, { kind: "person", value: contactId }, alike);
  return [them, ...alike.filter(({ id }) => met.includes(id))];
}

/** Which of these the wish of that one would be met by, as the law meets them. */
async function metByNames(db: Queryable, { kind, value }: Wish, others: { id: string }[]): Promise<string[]> {
  const names = new Set(await namesOf(db, kind, value));
  const met: string[] = [];
  for (const { id } of others) if ((await namesOf(db, kind, id)).some((name) => names.has(name))) met.push(id);
  return met;
}

async function idsOf(db: Queryable, ids: SQL): Promise<string[]> {
  return (await db.execute<{ id: string }>(ids)).rows.map(({ id }) => id);
}
