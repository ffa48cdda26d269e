import { sql } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import type { NextAction, Stage } from "#db/vocabulary.ts";
import { comparedColumns } from "../known-companies.server.ts";
import { type HeldCompany, matchRecordOfHeld, ownDomains } from "./list-holds.ts";
import type { Means } from "./list-words.ts";
import type { Sought } from "./on-lists.server.ts";

export type CheckedLead = {
  id: string;
  campaignId: string;
  companyId: string;
  stage: Stage;
  nextAction: NextAction;
  dueAt: Date;
  /** By an agent, at this moment. */
  held: boolean;
};

/** The next open leads of a client, locked, in the order of their ids: nobody takes one in hand while it is looked at. */
export async function nextOpenLeads(
  tx: Tx,
  { clientId, after, limit, now }: { clientId: string; after: string; limit: number; now: Date },
): Promise<CheckedLead[]> {
  const { rows } = await tx.execute<Omit<CheckedLead, "dueAt"> & { due_ms: string }>(sql`
    select id, campaign_id as "campaignId", company_id as "companyId", stage, next_action as "nextAction",
      extract(epoch from due_at) * 1000 as due_ms,
      coalesce(held_until > ${now.toISOString()}::timestamptz, false) as held
    from leads
    where client_id = ${clientId} and id > ${after} and merged_into_id is null and owner is not null
    order by id limit ${limit} for update`);
  return rows.map(({ due_ms, ...lead }) => ({ ...lead, dueAt: new Date(Number(due_ms)) }));
}

type Row = HeldCompany & { root: string; numbers: string[]; emails: string[] };

/** What these companies are reached by and called, in the order asked: also what was merged into them, each under its own name. */
export async function soughtOf(db: Queryable, companyIds: readonly string[]): Promise<Sought[]> {
  const { rows } = await db.execute<Row>(sql`
    with recursive members as (
      select id as root, id from unnest(${sql.param([...companyIds])}::uuid[]) as asked(id)
      union all
      select m.root, c.id from members m join companies c on c.merged_into_id = m.id
    )
    select m.root, ${comparedColumns},
      array(select number_hash from phone_numbers n where n.origin_company_id = c.id) as numbers,
      array(select address from email_addresses e where e.origin_company_id = c.id) as emails
    from members m join companies c on c.id = m.id order by c.id`);
  const of = new Map<string, Sought>(companyIds.map((id) => [id, { hashes: new Map<string, Means>(), companies: [] }]));
  for (const row of rows) {
    const sought = of.get(row.root);
    if (!sought) continue;
    for (const hash of row.numbers) sought.hashes.set(hash, "number");
    for (const address of row.emails) sought.hashes.set(hashOf("email", address), "email");
    for (const domain of ownDomains(row, { ofEmails: true })) sought.hashes.set(hashOf("domain", domain), "domain");
    sought.companies.push(matchRecordOfHeld(0, row));
  }
  return companyIds.map((id) => of.get(id) as Sought);
}
