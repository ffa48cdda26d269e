import { sql } from "drizzle-orm";
import { type LedgerEntry, record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";

type Change = { leadId: string; clientId: string; campaignId: string; by: string | null; now: Date };
type Changed = { id: string; line: number; import_id: string; company_id: string };

/** The row a lead came from counts as merged from now on; it keeps pointing to its own lead, which knows where it went. */
export async function rowMerged(tx: Tx, change: Change): Promise<void> {
  const reason = JSON.stringify([
    { code: "merged", field: null, text: "The same company as another record; merged into it after a look at both." },
  ]);
  const changed = await tx.execute<Changed>(sql`
    update import_rows set verdict = 'merged', reasons = reasons || ${reason}::jsonb
    where lead_id = ${change.leadId} and verdict = 'lead' returning id, line, import_id, company_id`);
  await recordChanges(tx, changed.rows, "lead", "merged", change);
}

/** The lead stands by itself again, and so does the row it came from: the one the ledger saw merged last. */
export async function rowRevived(tx: Tx, change: Change): Promise<void> {
  const changed = await tx.execute<Changed>(sql`
    update import_rows set verdict = 'lead', reasons = ${withoutMerged}
    where verdict = 'merged' and lead_id = ${change.leadId} and id = (
      select (data->>'rowId')::uuid from events
      where lead_id = ${change.leadId} and type = 'row.verdict-changed' and data->>'to' = 'merged' order by id desc limit 1
    ) returning id, line, import_id, company_id`);
  await recordChanges(tx, changed.rows, "merged", "lead", change);
}

/** A row that never had a lead of its own becomes one. */
export async function rowBecomesLead(tx: Tx, rowId: string, change: Change): Promise<void> {
  const changed = await tx.execute<Changed>(sql`
    update import_rows set verdict = 'lead', lead_id = ${change.leadId}, reasons = ${withoutMerged}
    where id = ${rowId} and verdict = 'merged' returning id, line, import_id, company_id`);
  await recordChanges(tx, changed.rows, "merged", "lead", change);
}

const withoutMerged = sql`coalesce((
  select jsonb_agg(reason) from jsonb_array_elements(reasons) as reason where reason->>'code' not in ('merged', 'known-company')
), '[]'::jsonb)`;

async function recordChanges(
  tx: Tx,
  rows: Changed[],
  from: "lead" | "merged",
  to: "lead" | "merged",
  { leadId, clientId, campaignId, by, now }: Change,
): Promise<void> {
  const entries = rows.map(
    (row): LedgerEntry => ({
      type: "row.verdict-changed",
      data: { rowId: row.id, line: row.line, from, to },
      clientId,
      campaignId,
      leadId,
      companyId: row.company_id,
      importId: row.import_id,
      by,
      at: now,
    }),
  );
  await record(tx, ...entries);
}
