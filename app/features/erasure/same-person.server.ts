import { sql } from "drizzle-orm";
import { lettersOf } from "#app/features/compliance/wish-keys.ts";
import { samePeople } from "#app/features/compliance/wish-reach.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { uuids } from "./concerned.server.ts";
import { wordsOfName } from "./name-patterns.ts";

export type SamePerson = {
  id: string;
  name: string;
  jobTitle: string | null;
  companyId: string;
  company: string;
  client: string;
  leadId: string | null;
  numbers: string[];
  addresses: string[];
  /** What speaks for it; nothing of the record that was asked about. */
  because: ("number" | "address" | "name")[];
  /** So likely that it is theirs unless somebody says otherwise. */
  isLikely: boolean;
  /** Nobody else is known at the company, and it bears their last name, or their whole name: it may be this person. */
  companyIs: "perhaps" | "likely" | null;
};

type Row = Omit<SamePerson, "because" | "isLikely" | "companyIs"> & {
  alone: boolean;
  first: string | null;
  last: string | null;
  number: boolean;
  address: boolean;
};

/** Who else is probably this person, the record asked about first: with a number or an address of theirs, or of their name at one firm, at whichever client. */
export async function samePerson(db: Queryable, contactId: string): Promise<SamePerson[]> {
  const byName = (await samePeople(db, contactId)).map(({ id }) => id);
  const { rows } = await db.execute<Row>(sql`
    with hashes as (select number_hash from phone_numbers where contact_id = ${contactId}::uuid and erased_at is null),
    mailboxes as (select lower(address) as address from email_addresses where contact_id = ${contactId}::uuid),
    found as (
      select p.*, exists (select from phone_numbers n where n.contact_id = p.id and n.number_hash in (select number_hash from hashes)) as number,
        exists (select from email_addresses e where e.contact_id = p.id and lower(e.address) in (select address from mailboxes)) as address
      from contacts p where p.erased_at is null and (p.id = ${contactId}::uuid or p.id = ${uuids(byName)}
        or p.id in (select contact_id from phone_numbers where number_hash in (select number_hash from hashes))
        or p.id in (select contact_id from email_addresses where lower(address) in (select address from mailboxes)))
    )
    select f.id, f.full_name as name, f.first_name as first, f.last_name as last, f.job_title as "jobTitle", f.company_id as "companyId",
      c.name as company, s.name as client, f.number, f.address,
      not exists (select from contacts o where o.company_id = c.id and o.erased_at is null and o.id not in (select id from found)) as alone,
      (select id from leads l where l.company_id = c.id and l.merged_into_id is null order by l.created_at desc, l.id limit 1) as "leadId",
      array(select e164 from phone_numbers n where n.contact_id = f.id and n.erased_at is null order by n.position, n.id) as numbers,
      array(select address from email_addresses e where e.contact_id = f.id order by e.id) as addresses
    from found f join companies c on c.id = f.company_id join clients s on s.id = c.client_id
    order by f.id <> ${contactId}::uuid, s.name, c.name, f.id`);
  const [own] = rows;
  if (own?.id !== contactId) return [];
  return rows.map(({ first, last, number, address, alone, ...row }) => {
    const isOwn = row.id === contactId;
    const signs = { number, address, name: byName.includes(row.id) };
    const because = isOwn ? [] : (["number", "address", "name"] as const).filter((sign) => signs[sign]);
    const bearsName =
      lettersOf(row.name) === lettersOf(own.name) ||
      lastOf(row.name, first, last) === lastOf(own.name, own.first, own.last);
    const isOneRecord = row.companyId === own.companyId && byName.includes(row.id);
    return {
      ...row,
      because,
      companyIs: alone ? bears(row.company, wordsOfName({ full: row.name, first, last })) : null,
      // Two who share a line or a mailbox under different names are two people until somebody says otherwise.
      isLikely: isOwn || isOneRecord || ((number || address) && bearsName),
    };
  });
}

function bears(company: string, { first, last }: ReturnType<typeof wordsOfName>): SamePerson["companyIs"] {
  const words = wordsOfName({ full: company, first: null, last: null }).full;
  const has = (all: readonly string[]) => all.length > 0 && all.every((word) => words.includes(word));
  return has(last) ? (has(first) ? "likely" : "perhaps") : null;
}

const lastOf = (full: string, first: string | null, last: string | null): string =>
  wordsOfName({ full, first, last }).last.join(" ");
