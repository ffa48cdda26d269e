import { inArray, sql } from "drizzle-orm";
import { type LedgerEntry, record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import type { PairAnswer } from "#db/vocabulary.ts";
import { uuids } from "./company-tree.server.ts";

export type Settling = {
  clientId: string;
  /** Companies whose group has changed; their open questions are looked at. */
  companyIds: readonly string[];
  /** The question whose answer settles them; null: what follows, follows from what was told before. */
  decisionId: string | null;
  by: string | null;
  now: Date;
};

/**
 * What one answer answers besides: open questions whose two companies are one by now, and those between two groups of which
 * somebody has already said that they are different. Nobody is asked twice in other words.
 */
export async function settleQuestions(
  tx: Tx,
  { clientId, companyIds, decisionId, by, now }: Settling,
): Promise<number> {
  const found = await tx.execute<{ id: string; answer: PairAnswer; told_by: string | null }>(sql`
    with near as (
      select coalesce(merged_into_id, id) as root from companies where id = any(${uuids(companyIds)})
    ),
    members as (
      select c.id from companies c join near on c.id = near.root or c.merged_into_id = near.root
    ),
    open as (
      select d.id, coalesce(a.merged_into_id, a.id) as one, coalesce(b.merged_into_id, b.id) as other
      from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
      where d.client_id = ${clientId} and (d.answer is null or d.answer = 'later')
        and (d.a_company_id in (select id from members) or d.b_company_id in (select id from members))
    ),
    told as (
      select d.id, d.answer, coalesce(a.merged_into_id, a.id) as one, coalesce(b.merged_into_id, b.id) as other
      from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
      where d.client_id = ${clientId} and d.answer in ('different', 'branch')
        and (d.a_company_id in (select id from members) or d.b_company_id in (select id from members))
    )
    select distinct on (open.id) open.id, case when open.one = open.other then 'same' else told.answer end as answer,
      coalesce(${decisionId}::uuid, told.id) as told_by
    from open left join told on (told.one = open.one and told.other = open.other) or (told.one = open.other and told.other = open.one)
    where open.one = open.other or told.answer is not null
    order by open.id, told.answer`);
  const entries: LedgerEntry[] = [];
  for (const answer of ["same", "different", "branch"] as const) {
    const settled = found.rows.filter((row) => row.answer === answer);
    for (const [settledById, ids] of idsBy(settled)) {
      await tx
        .update(matchDecisions)
        .set({ answer, answeredBy: by, answeredAt: now, settledById, batchId: null })
        .where(inArray(matchDecisions.id, ids));
    }
    for (const { id } of settled) {
      entries.push({ type: "pair.answered", data: { decisionId: id, answer }, clientId, by, at: now });
    }
  }
  await record(tx, ...entries);
  return entries.length;
}

function idsBy(rows: readonly { id: string; told_by: string | null }[]): Map<string | null, string[]> {
  const ids = new Map<string | null, string[]>();
  for (const { id, told_by } of rows) ids.set(told_by, [...(ids.get(told_by) ?? []), id]);
  return ids;
}
