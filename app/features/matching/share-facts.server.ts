import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

type Sharing = { mergeId: string; sides: readonly [SharedSide, SharedSide] };
type Since = { id: string; since: Date };
type SharedSide = {
  /** The company at this end of the merge. */
  companyId: string;
  /** All companies and leads of this side, and since when what was done with them was done with the other side too. */
  companies: readonly Since[];
  leads: readonly Since[];
};
export type Shared = { calls: number; notes: number };

/**
 * Links every call and note that was made to the two as one to the side that does not hold it: nobody can say whom it spoke of. It is
 * linked to the company that was merged, or merged into, whether or not that has a lead in the campaign: where it goes, and whatever lead
 * is opened there, it is told. What a third shares of it is found when that one parts.
 */
export async function shareFacts(tx: Tx, { mergeId, sides: [one, other] }: Sharing): Promise<Shared> {
  const shared: Shared = { calls: 0, notes: 0 };
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const calls = await tx.execute(sql`
      insert into shared_facts (client_id, merge_id, company_id, attempt_id)
      select a.client_id, ${mergeId}::uuid, ${to.companyId}::uuid, a.id
      from attempts a where a.id in (${heldBy(from, { table: "attempts", key: "attempt_id", at: "placed_at" })})
      on conflict do nothing`);
    const notes = await tx.execute(sql`
      insert into shared_facts (client_id, merge_id, company_id, note_id)
      select n.client_id, ${mergeId}::uuid, ${to.companyId}::uuid, n.id
      from notes n where n.id in (${heldBy(from, { table: "notes", key: "note_id", at: "at" })})
      on conflict do nothing`);
    shared.calls += calls.rowCount ?? 0;
    shared.notes += notes.rowCount ?? 0;
  }
  return shared;
}

/** Made to one of its leads, or linked to one of its companies since somebody else was parted. */
function heldBy({ companies, leads }: SharedSide, { table, key, at }: { table: string; key: string; at: string }): SQL {
  const fact = sql.identifier(table);
  const made = sql`fact.${sql.identifier(at)} >= mine.since`;
  return sql`
    select fact.id from ${sinceOf(leads)} join ${fact} fact on fact.lead_id = mine.id and ${made}
    union
    select fact.id from ${sinceOf(companies)} join shared_facts s on s.company_id = mine.id
      join ${fact} fact on fact.id = s.${sql.identifier(key)} and ${made}`;
}

const sinceOf = (all: readonly Since[]): SQL =>
  sql`json_to_recordset(${JSON.stringify(all)}::json) as mine(id uuid, since timestamptz)`;
