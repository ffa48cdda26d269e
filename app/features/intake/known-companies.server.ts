import { sql } from "drizzle-orm";
import type { KeyKind, MatchKey } from "#app/features/matching/keys.ts";
import type { MatchRecord } from "#app/features/matching/types.ts";
import type { Queryable } from "#db/client.server.ts";
import { type HeldCompany, matchRecordOfHeld } from "./lists/list-holds.ts";

export type KnownCompanies = { records: MatchRecord[]; idOf: string[]; rootOf: string[] };

/** What matching compares of a company by itself, of the table called c. */
export const comparedColumns = sql`
  c.name, c.domain, c.address_line1 as "addressLine", c.city, c.postcode, c.company_number as "companyNumber"`;

/** A key that more companies share than this says nothing; the same measure as inside a file. */
const CROWD = 100;
/** … and of a firm sign, which one company's records may have a thousand times, the companies are counted and not their records: among so many. */
const MOST_RECORDS = 1_000;
const firm = ["phone", "email", "domain", "company-number", "doorstep"] satisfies KeyKind[];

/**
 * The companies of a client that share a key with somebody, and those named by their ids, each as it once arrived (a merged one still speaks for itself), and for
 * each the company it belongs to today, however often it was merged. The records' ids are their places in the list.
 */
export async function knownCompanies(
  db: Queryable,
  { clientId, keys, ids }: { clientId: string; keys: readonly MatchKey[]; ids: readonly string[] },
): Promise<KnownCompanies> {
  const asked = new Map(keys.map(({ kind, key }) => [`${kind} ${key}`, { kind, key }]));
  const found = await db.execute<Found>(sql`
    with asked as (select kind, key from jsonb_to_recordset(${JSON.stringify([...asked.values()])}::jsonb) as k(kind text, key text)),
    near as (
      select unnest(holders) as company_id from asked cross join lateral (
        select array_agg(company_id) as holders from (
          select m.company_id from match_keys m
          where m.client_id = ${clientId} and m.kind = asked.kind and m.key = asked.key limit ${CROWD + 1}
        ) first
      ) held where cardinality(holders) <= ${CROWD}
      union select unnest(kept) from asked cross join lateral (
        select array_agg(distinct coalesce(c.merged_into_id, c.id)) as kept, count(*) as records from (
          select m.company_id from match_keys m
          where m.client_id = ${clientId} and m.kind = asked.kind and m.key = asked.key limit ${MOST_RECORDS}
        ) first join companies c on c.id = first.company_id
      ) held where asked.kind = any(${sql.param(firm)}::text[]) and records > ${CROWD} and cardinality(kept) <= ${CROWD}
      union select unnest(${sql.param(ids)}::uuid[])
    )
    select c.id, top.id as root, ${comparedColumns},
      (select full_name from contacts p where p.company_id = top.id and p.origin_company_id = c.id and p.erased_at is null order by p.id limit 1) as contact,
      array(select e164 from phone_numbers n where n.origin_company_id = c.id and n.erased_at is null order by n.position) as phones,
      array(select address from email_addresses e where e.origin_company_id = c.id order by e.id) as emails
    from near join companies c on c.id = near.company_id
    cross join lateral (
      with recursive up as (
        select c.id as id, c.merged_into_id as next
        union all
        select p.id, p.merged_into_id from companies p join up on p.id = up.next
      )
      select id from up where next is null
    ) top
    order by c.id`);
  return {
    records: found.rows.map(({ contact, phones, emails, ...row }, id) => ({
      ...matchRecordOfHeld(id, row),
      contact,
      phones,
      emails,
    })),
    idOf: found.rows.map((row) => row.id),
    rootOf: found.rows.map((row) => row.root),
  };
}

type Found = HeldCompany & Pick<MatchRecord, "contact" | "phones" | "emails"> & { id: string; root: string };
