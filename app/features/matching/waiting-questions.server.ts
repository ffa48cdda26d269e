import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { orderQuestions, type Place, type Waiting } from "./order-questions.ts";

type Open = Waiting & { clientId: string };
type Row = {
  id: string;
  client_id: string;
  a_root: string;
  b_root: string;
  probability: number;
  later_at: Date | string | null;
  a_leads: number;
  b_leads: number;
};

/** All open questions in the order in which they are asked. Those whose companies have become one are none any more. */
export async function waitingQuestions(
  db: Queryable,
  { clientId }: { clientId: string | null },
): Promise<{ open: Map<string, Open>; places: Place[] }> {
  const found = await db.execute<Row>(sql`
    with open as (
      select d.id, d.client_id, d.probability, case when d.answer = 'later' then d.answered_at end as later_at,
        coalesce(a.merged_into_id, a.id) as a_root, coalesce(b.merged_into_id, b.id) as b_root
      from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
      where (d.answer is null or d.answer = 'later') and (${clientId}::uuid is null or d.client_id = ${clientId}::uuid)
    ),
    live as (
      select company_id, count(*)::int as leads from leads
      where merged_into_id is null and company_id in (select a_root from open union select b_root from open) group by 1
    )
    select open.*, coalesce(la.leads, 0) as a_leads, coalesce(lb.leads, 0) as b_leads
    from open left join live la on la.company_id = a_root left join live lb on lb.company_id = b_root
    where a_root <> b_root`);
  const leads = new Map(
    found.rows.flatMap((row): [string, number][] => [
      [row.a_root, row.a_leads],
      [row.b_root, row.b_leads],
    ]),
  );
  const open = found.rows.map((row): Open => {
    const laterAt = row.later_at === null ? null : new Date(row.later_at);
    return {
      id: row.id,
      clientId: row.client_id,
      aRoot: row.a_root,
      bRoot: row.b_root,
      probability: row.probability,
      laterAt,
    };
  });
  return { open: new Map(open.map((question) => [question.id, question])), places: orderQuestions(open, leads) };
}
