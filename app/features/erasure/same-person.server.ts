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
  because: ("number" | "address" | "name" | "moved")[];
  /** So likely that it is theirs unless somebody says otherwise. */
  isLikely: boolean;
  /** Nobody else is known at the company, and it bears a word of their name, or the whole of it: it may be this person. */
  companyIs: "perhaps" | "likely" | null;
};

/** So many letters of a name in that of a company are no accident. */
const SAYS_A_NAME = 3;

type Row = Omit<SamePerson, "because" | "isLikely" | "companyIs"> & {
  alone: boolean;
  first: string | null;
  last: string | null;
  number: boolean;
  address: boolean;
};

/** Who else is probably this person, the record asked about first: with a number or an address of theirs, or of their name at one firm or where they moved to or from, at whichever client. */
export async function samePerson(db: Queryable, contactId: string): Promise<SamePerson[]> {
  const byName = (await samePeople(db, contactId)).map(({ id }) => id);
  const moved = await whereTheyMoved(db, contactId);
  const { rows } = await db.execute<Row>(sql`
    with hashes as (select number_hash from phone_numbers where contact_id = ${contactId}::uuid and erased_at is null),
    mailboxes as (select lower(address) as address from email_addresses where contact_id = ${contactId}::uuid),
    found as (
      select p.*, exists (select from phone_numbers n where n.contact_id = p.id and n.number_hash in (select number_hash from hashes)) as number,
        exists (select from email_addresses e where e.contact_id = p.id and lower(e.address) in (select address from mailboxes)) as address
      from contacts p where p.erased_at is null and (p.id = ${contactId}::uuid or p.id = ${uuids([...byName, ...moved])}
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
  const ownWords = wordsOfName({ full: own.name, first: own.first, last: own.last });
  return rows.map(({ first, last, number, address, alone, ...row }) => {
    const isOwn = row.id === contactId;
    const signs = { number, address, name: byName.includes(row.id), moved: moved.includes(row.id) };
    const because = isOwn ? [] : (["number", "address", "name", "moved"] as const).filter((sign) => signs[sign]);
    const words = wordsOfName({ full: row.name, first, last });
    const bearsName = lettersOf(row.name) === lettersOf(own.name) || isOneName(words, ownWords);
    const isOneRecord = row.companyId === own.companyId && byName.includes(row.id);
    return {
      ...row,
      because,
      companyIs: alone ? bears(row.company, words) : null,
      // Two who share a line or a mailbox under different names are two people until somebody says otherwise.
      isLikely: isOwn || isOneRecord || signs.moved || ((number || address) && bearsName),
    };
  });
}

/** Whoever has their name where a lead leads that was opened because they moved, or where it came from, however often they did. */
async function whereTheyMoved(db: Queryable, contactId: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string; companyId: string; name: string; isOwn: boolean }>(sql`
    with recursive own as (select * from contacts where id = ${contactId}::uuid),
    near as (
      select company_id as id from own union select origin_company_id from own
      union
      select case when from_there then child.company_id else parent.company_id end
      from near cross join (values (true), (false)) way (from_there)
        join leads child on child.parent_lead_id is not null and child.source = 'moved'
        join leads parent on parent.id = child.parent_lead_id
      where near.id in (parent.company_id, parent.origin_company_id) and from_there
        or near.id in (child.company_id, child.origin_company_id) and not from_there
    )
    select p.id, p.company_id as "companyId", p.full_name as name, p.id = ${contactId}::uuid as "isOwn"
    from contacts p where p.erased_at is null and (p.company_id in (select id from near) or p.origin_company_id in (select id from near))`);
  const own = rows.find(({ isOwn }) => isOwn);
  if (!own || lettersOf(own.name) === "") return [];
  const isThem = ({ companyId, name }: (typeof rows)[number]) =>
    companyId !== own.companyId && lettersOf(name) === lettersOf(own.name);
  return rows.filter(isThem).map(({ id }) => id);
}

type Words = ReturnType<typeof wordsOfName>;

/** Relatives share a line and a last name: the first names are the same too, or one of them is short for the other. */
function isOneName(one: Words, other: Words): boolean {
  const [short, long] = one.first.length < other.first.length ? [one.first, other.first] : [other.first, one.first];
  const isShortFor = (word: string, at: number) => {
    const whole = long[at] ?? "";
    return word === whole || (Math.min(word.length, whole.length) === 1 && word[0] === whole[0]);
  };
  return one.last.join(" ") === other.last.join(" ") && short.length > 0 && short.every(isShortFor);
}

function bears(company: string, { full, first, last }: Words): SamePerson["companyIs"] {
  const words = wordsOfName({ full: company, first: null, last: null }).full;
  const has = (all: readonly string[]) => all.length > 0 && all.every((word) => words.includes(word));
  if (has(last) && has(first)) return "likely";
  return has(last) || full.some((word) => word.length >= SAYS_A_NAME && words.includes(word)) ? "perhaps" : null;
}
