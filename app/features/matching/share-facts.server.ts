import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

type Sharing = { mergeId: string; sides: readonly [SharedSide, SharedSide] };
type SharedSide = {
  /** The company at this end of the merge, and the one that is left on this side. */
  companyId: string;
  root: string;
  /** All leads that are at home here, and since when what was done with them was done with the other side too. */
  leads: readonly { id: string; since: Date }[];
};
export type Shared = { calls: number; notes: number };

/**
 * Links every call and note that was made to the two as one to the side that does not hold it: nobody can say whom it spoke of. It is
 * linked to the company that was merged, or merged into: what a third shares of it is found when that one parts.
 */
export async function shareFacts(tx: Tx, { mergeId, sides: [one, other] }: Sharing): Promise<Shared> {
  const shared: Shared = { calls: 0, notes: 0 };
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const mine = sql`json_to_recordset(${JSON.stringify(from.leads)}::json) as mine(id uuid, since timestamptz)`;
    const calls = await tx.execute(sql`
      insert into shared_facts (client_id, merge_id, company_id, lead_id, attempt_id)
      select distinct a.client_id, ${mergeId}::uuid, ${to.companyId}::uuid, ${leadAt(to, sql`a.campaign_id`)}, a.id
      from ${mine} join attempts a on ${heldBy(sql`a`, "attempt_id")}
      where a.placed_at >= mine.since on conflict do nothing`);
    const notes = await tx.execute(sql`
      insert into shared_facts (client_id, merge_id, company_id, lead_id, note_id)
      select distinct n.client_id, ${mergeId}::uuid, ${to.companyId}::uuid, ${leadAt(to, sql`l.campaign_id`)}, n.id
      from ${mine} join notes n on ${heldBy(sql`n`, "note_id")} join leads l on l.id = n.lead_id
      where n.at >= mine.since on conflict do nothing`);
    shared.calls += calls.rowCount ?? 0;
    shared.notes += notes.rowCount ?? 0;
  }
  return shared;
}

/** Made to it, or linked to it since somebody else was parted. */
const heldBy = (fact: ReturnType<typeof sql>, column: "attempt_id" | "note_id") => sql`(
  ${fact}.lead_id = mine.id
  or ${fact}.id in (select ${sql.identifier(column)} from shared_facts where lead_id = mine.id))`;

/** The lead that came with the company itself goes along when it parts from a third; the one that stands where it never had any. */
const leadAt = ({ companyId, root }: SharedSide, campaignId: ReturnType<typeof sql>) => sql`coalesce(
  (select id from leads where coalesce(origin_company_id, company_id) = ${companyId} and campaign_id = ${campaignId}
    order by merged_into_id nulls first, id limit 1),
  (select id from leads where company_id = ${root} and campaign_id = ${campaignId} and merged_into_id is null))`;
