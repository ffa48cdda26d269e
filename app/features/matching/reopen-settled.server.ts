import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";

type Reopening = { clientId: string; decisionId: string; by: string | null; now: Date };

/** The questions that an answer settled besides its own are open again. */
export async function reopenSettledBy(tx: Tx, reopening: Reopening): Promise<void> {
  await reopen(tx, eq(matchDecisions.settledById, reopening.decisionId), reopening);
}

/** All that links the two firms of this pair as branches, whoever said it, is open again: the pair itself is answered by whoever asks. */
export async function reopenLinksBeside(tx: Tx, reopening: Reopening): Promise<void> {
  const found = await tx.execute<{ id: string }>(sql`
    with pair as (
      select d.id, d.client_id, coalesce(a.merged_into_id, a.id) as one, coalesce(b.merged_into_id, b.id) as other
      from match_decisions d join companies a on a.id = d.a_company_id join companies b on b.id = d.b_company_id
      where d.client_id = ${reopening.clientId} and (d.answer = 'branch' or d.id = ${reopening.decisionId})
    )
    select l.id from pair l join pair this on this.id = ${reopening.decisionId}
    where l.id <> this.id and ((l.one, l.other) = (this.one, this.other) or (l.one, l.other) = (this.other, this.one))`);
  const ids = found.rows.map(({ id }) => id);
  if (ids.length > 0) await reopen(tx, inArray(matchDecisions.id, ids), reopening);
}

export async function reopen(tx: Tx, those: SQL, { clientId, by, now }: Omit<Reopening, "decisionId">): Promise<void> {
  const opened = await tx
    .update(matchDecisions)
    .set({ answer: null, answeredBy: null, answeredAt: null, settledById: null, batchId: null })
    .where(those)
    .returning({ id: matchDecisions.id });
  const entries = opened.map(({ id }) => ({
    type: "pair.reopened" as const,
    data: { decisionId: id },
    clientId,
    by,
    at: now,
  }));
  await record(tx, ...entries);
}
