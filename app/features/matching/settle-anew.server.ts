import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { matchDecisions, merges } from "#db/schema.ts";
import { uuids } from "./company-tree.server.ts";
import { joinPair } from "./join-pair.server.ts";
import { reopen } from "./reopen-settled.server.ts";
import { type Settling, settleQuestions } from "./settle-questions.server.ts";
import { takeApart } from "./take-apart.server.ts";

/**
 * After some were taken apart: who was joined by a person's word is one with whom that word named, and not with whom it was one at that
 * time; what had followed from the merge is asked again, unless it follows from something else.
 */
export async function settleAnew(tx: Tx, settling: Settling): Promise<void> {
  await joinAsTold(tx, settling);
  const loose = await answersOf(
    tx,
    settling,
    sql`d.one <> d.other and (d.answer = 'same' or (d.settled_by_id is not null
    and not exists (select from pair t where t.settled_by_id is null and t.answer in ('different', 'branch')
      and ((t.one, t.other) = (d.one, d.other) or (t.one, t.other) = (d.other, d.one)))))`,
  );
  if (loose.length > 0) await reopen(tx, inArray(matchDecisions.id, loose), settling);
  await settleQuestions(tx, settling);
}

/** Merges whose question names two that are no longer one: taken apart, and made anew between those two where nothing speaks against it. */
async function joinAsTold(tx: Tx, settling: Settling): Promise<void> {
  const { by, now } = settling;
  const told: (typeof matchDecisions.$inferSelect & { saidBy: string | null })[] = [];
  for (let apart = await nextApart(tx, settling); apart; apart = await nextApart(tx, settling)) {
    const { decision, merge } = apart;
    // Only of a merge that was loose before: whoever parts others has looked at all that are one with them.
    if (!(await takeApart(tx, merge, { by, now })).ok) break;
    told.push({ ...decision, saidBy: merge.by });
  }
  for (const { saidBy, ...decision } of told) await joinPair(tx, decision, { by: saidBy, now });
}

async function nextApart(tx: Tx, settling: Settling) {
  const same = await answersOf(tx, settling, sql`d.one <> d.other and d.answer = 'same'`);
  const [found] = await tx
    .select({ merge: merges, decision: matchDecisions })
    .from(merges)
    .innerJoin(matchDecisions, eq(matchDecisions.id, merges.decisionId))
    .where(and(inArray(matchDecisions.id, same), isNull(merges.undoneAt)))
    .orderBy(desc(merges.id))
    .limit(1);
  return found;
}

/** Answered questions between records of these groups; `d` is one of them, `one` and `other` the companies its two belong to by now. */
async function answersOf(tx: Tx, { clientId, companyIds }: Settling, those: SQL): Promise<string[]> {
  const found = await tx.execute<{ id: string }>(sql`
    with near as (
      select coalesce(merged_into_id, id) as root from companies where id = any(${uuids(companyIds)})
    ),
    members as (
      select c.id from companies c join near on c.id = near.root or c.merged_into_id = near.root
    ),
    pair as (
      select d.id, d.answer, d.settled_by_id, coalesce(a.merged_into_id, a.id) as one, coalesce(b.merged_into_id, b.id) as other
      from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
      where d.client_id = ${clientId} and d.answer in ('same', 'different', 'branch')
        and (d.a_company_id in (select id from members) or d.b_company_id in (select id from members))
    )
    select d.id from pair d where ${those} order by d.id`);
  return found.rows.map(({ id }) => id);
}
