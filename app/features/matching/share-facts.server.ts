import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uuids } from "./company-tree.server.ts";

type Sharing = {
  mergeId: string;
  /** Since when the two were one. */
  since: Date;
  /** Of each side the company that is left, and all leads that are at home there. */
  sides: readonly [SharedSide, SharedSide];
};
type SharedSide = { root: string; leadIds: readonly string[] };
export type Shared = { calls: number; notes: number };

/** Links every call and note that was made to the two as one to the side that does not hold it: nobody can say whom it spoke of. */
export async function shareFacts(tx: Tx, { mergeId, since, sides: [one, other] }: Sharing): Promise<Shared> {
  const shared: Shared = { calls: 0, notes: 0 };
  const asked = { mergeId, since: since.toISOString() };
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const calls = await tx.execute(sql`
      insert into shared_facts (client_id, merge_id, company_id, lead_id, attempt_id)
      select a.client_id, ${asked.mergeId}, ${to.root}, ${liveLead(to.root, sql`a.campaign_id`)}, a.id from attempts a
      where a.lead_id = any(${uuids(from.leadIds)}) and a.placed_at >= ${asked.since}::timestamptz on conflict do nothing`);
    const notes = await tx.execute(sql`
      insert into shared_facts (client_id, merge_id, company_id, lead_id, note_id)
      select n.client_id, ${asked.mergeId}, ${to.root}, ${liveLead(to.root, sql`l.campaign_id`)}, n.id
      from notes n join leads l on l.id = n.lead_id
      where n.lead_id = any(${uuids(from.leadIds)}) and n.at >= ${asked.since}::timestamptz on conflict do nothing`);
    shared.calls += calls.rowCount ?? 0;
    shared.notes += notes.rowCount ?? 0;
  }
  return shared;
}

const liveLead = (companyId: string, campaignId: ReturnType<typeof sql>) => sql`(
  select id from leads where company_id = ${companyId} and campaign_id = ${campaignId} and merged_into_id is null)`;
