import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { Owner, Stage } from "#db/vocabulary.ts";
import { asTold } from "./as-told.server.ts";

export type Branch = {
  companyId: string;
  company: string;
  city: string | null;
  postcode: string | null;
  /** Its lead that moved last, if it has one. */
  leadId: string | null;
  stage: Stage | null;
  owner: Owner | null;
  lastCalledAt: string | null;
  /** The answer that links it to this company itself; null where it is linked through another branch. */
  decisionId: string | null;
};

/** Roots that are linked to this company as sites of one firm, directly or through each other; the company itself is left out. */
const linked = (companyId: string) => sql`
  with recursive links as (
    select d.id, coalesce(a.merged_into_id, a.id) as one, coalesce(b.merged_into_id, b.id) as other
    from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
    where d.answer = 'branch' and d.client_id = (select client_id from companies where id = ${companyId}::uuid)
  ),
  sites as (
    select coalesce(merged_into_id, id) as id from companies where id = ${companyId}::uuid
    union
    select case when l.one = s.id then l.other else l.one end from sites s join links l on s.id in (l.one, l.other)
  )`;

/** The other sites of the firm a company belongs to, with what is happening there. */
export async function branchesOf(db: Queryable, companyId: string): Promise<Branch[]> {
  const found = await db.execute<Branch>(sql`
    ${linked(companyId)}
    select c.id as "companyId", c.name as company, c.city, c.postcode,
      l.id as "leadId", l.stage, l.owner,
      to_json((select max(placed_at) from attempts where company_id = c.id))#>>'{}' as "lastCalledAt",
      (select k.id from links k where (k.one, k.other) in ((${companyId}::uuid, c.id), (c.id, ${companyId}::uuid)) limit 1) as "decisionId"
    from sites s join companies c on c.id = s.id
    left join lateral (
      select id, stage, owner from leads where company_id = c.id and merged_into_id is null order by stage_at desc, id limit 1
    ) l on true
    where c.id <> ${companyId}::uuid order by c.name, c.id`);
  return asTold(db, found.rows);
}

/** All records of the firm's other sites, merged ones too. */
export async function firmOf(db: Queryable, companyId: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    ${linked(companyId)}
    select c.id from sites s join companies c on c.id = s.id or c.merged_into_id = s.id where s.id <> ${companyId}::uuid`);
  return found.rows.map(({ id }) => id);
}
