import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { inClientsHands } from "./in-clients-hands.server.ts";
import { hashesOfCompany } from "./known-by.server.ts";
import { mailFacts } from "./may-mail.server.ts";

type Row = {
  leadId: string;
  companyId: string;
  clientId: string;
  name: string;
  postcode: string | null;
  domain: string | null;
  numbers: { e164: string; contactId: string | null; hash: string }[];
  /** Of those who are still there, and the office's. */
  mailboxes: { address: string; contactId: string | null }[];
  /** Records that were merged, parted or linked as sites have wishes of others to look at too. */
  oneOfMany: boolean;
};

/**
 * Which of these leads have a company that is not to be written to at all. The same answer as `mailFacts` gives one by one, in three
 * questions for all companies that stand alone, which are nearly all.
 */
export async function suppressedLeads(
  db: Queryable,
  leadIds: readonly string[],
  { now }: { now: Date },
): Promise<Set<string>> {
  const found = await db.execute<Row>(sql`
    select l.id as "leadId", c.id as "companyId", c.client_id as "clientId", c.name, c.postcode, c.domain,
      (select coalesce(json_agg(json_build_object('e164', p.e164, 'contactId', p.contact_id, 'hash', p.number_hash)), '[]')
        from phone_numbers p where p.company_id = c.id) as numbers,
      (select coalesce(json_agg(json_build_object('address', e.address, 'contactId', e.contact_id)), '[]')
        from email_addresses e left join contacts k on k.id = e.contact_id
        where e.company_id = c.id and k.left_at is null) as mailboxes,
      exists (select from companies m where m.merged_into_id = c.id)
        or exists (select from merges where undone_at is not null and c.id in (kept_company_id, merged_company_id))
        or exists (select from match_decisions where answer = 'branch' and c.id in (a_company_id, b_company_id)) as "oneOfMany"
    from leads l join companies c on c.id = l.company_id where l.id = any(${sql.param([...leadIds])}::uuid[])`);
  const alone = found.rows.filter(({ oneOfMany }) => !oneOfMany).map((row) => ({ row, hashes: hashesOf(row) }));
  const standing = await standingOf(
    db,
    alone.flatMap(({ hashes }) => hashes),
  );
  const suppressed = alone.filter(({ row, hashes }) =>
    hashes.some((hash) => standing.has(`${hash} `) || standing.has(`${hash} ${row.clientId}`)),
  );
  const answer = await inClientsHands(db, leadIds);
  for (const { row } of suppressed) answer.add(row.leadId);
  for (const { leadId } of found.rows.filter(({ oneOfMany }) => oneOfMany))
    if ((await mailFacts(db, { leadId, now })).suppressed) answer.add(leadId);
  return answer;
}

/**
 * Which of these leads nobody may ring, whatever the hour: the company is suppressed, or each number of it that works is, by itself.
 */
export async function uncallableLeads(
  db: Queryable,
  leadIds: readonly string[],
  { now }: { now: Date },
): Promise<Set<string>> {
  const answer = await suppressedLeads(db, leadIds, { now });
  const { rows } = await db.execute<{ leadId: string }>(sql`
    select l.id as "leadId" from leads l join phone_numbers p on p.company_id = l.company_id and p.erased_at is null and p.dead_at is null
    where l.id = any(${sql.param([...leadIds])}::uuid[])
    group by l.id having bool_and(exists (select from suppressions s where s.value_hash = p.number_hash and s.lifted_at is null
      and (s.client_id is null or s.client_id = l.client_id)))`);
  for (const { leadId } of rows) answer.add(leadId);
  return answer;
}

/** As `mailFacts` has it of one: what speaks for the company as a whole. */
const hashesOf = ({ companyId, name, postcode, domain, numbers, mailboxes }: Row): string[] => [
  ...numbers.filter(({ contactId }) => contactId === null).map(({ hash }) => hash),
  ...hashesOfCompany({ companyIds: [companyId], names: [{ name, postcode, domain }], mailboxes, numbers, people: [] }),
];

/** Each with the client it binds, or with none where it binds the whole agency. */
async function standingOf(db: Queryable, hashes: string[]): Promise<Set<string>> {
  const { rows } = await db.execute<{ key: string }>(sql`
    select value_hash || ' ' || coalesce(client_id::text, '') as key from suppressions
    where value_hash = any(${sql.param(hashes)}::text[]) and lifted_at is null`);
  return new Set(rows.map(({ key }) => key));
}
