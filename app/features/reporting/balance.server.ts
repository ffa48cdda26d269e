import { and, count, eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { importRows, imports } from "#db/schema.ts";
import { type LeadSource, type Owner, ownerOf, type Stage, stages, type Verdict, verdicts } from "#db/vocabulary.ts";

export type Balance = {
  rows: number;
  verdicts: Record<Verdict, number>;
  leads: number;
  stages: Record<Stage, number>;
  owners: Record<Owner | "finished", number>;
  /** Leads that no row counts as its own: by hand, moved, referred, unmerged. */
  added: { total: number; bySource: { source: LeadSource; leads: number }[] };
};

/** Rows to verdicts, leads to stages, stages to owners: counted from the rows themselves, never kept. */
export async function campaignBalance(db: Queryable, campaignId: string): Promise<Balance> {
  const rowCounts = await db
    .select({ verdict: importRows.verdict, rows: count() })
    .from(importRows)
    .innerJoin(imports, and(eq(imports.id, importRows.importId), eq(imports.status, "committed")))
    .where(eq(imports.campaignId, campaignId))
    .groupBy(importRows.verdict);
  const leadCounts = await db.execute<LeadCount>(sql`
    select l.stage, l.source, counted.of_row as "ofRow", count(*)::int as leads
    from leads l cross join lateral (
      select exists (select from import_rows r where r.lead_id = l.id and r.verdict = 'lead') as of_row) counted
    where l.campaign_id = ${campaignId} and l.merged_into_id is null
    group by 1, 2, 3`);
  return balanceOf(rowCounts, leadCounts.rows);
}

type LeadCount = { stage: Stage; source: LeadSource; ofRow: boolean; leads: number };

function balanceOf(rowCounts: { verdict: Verdict; rows: number }[], leadCounts: LeadCount[]): Balance {
  const balance: Balance = {
    rows: 0,
    verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Balance["verdicts"],
    leads: 0,
    stages: Object.fromEntries(stages.map((stage) => [stage, 0])) as Balance["stages"],
    owners: { agency: 0, client: 0, finished: 0 },
    added: { total: 0, bySource: [] },
  };
  for (const { verdict, rows } of rowCounts) {
    balance.rows += rows;
    balance.verdicts[verdict] += rows;
  }
  const added = new Map<LeadSource, number>();
  for (const { stage, source, ofRow, leads: n } of leadCounts) {
    balance.leads += n;
    balance.stages[stage] += n;
    balance.owners[ownerOf(stage) ?? "finished"] += n;
    if (!ofRow) added.set(source, (added.get(source) ?? 0) + n);
  }
  balance.added.bySource = [...added].map(([source, n]) => ({ source, leads: n })).sort((a, b) => b.leads - a.leads);
  balance.added.total = balance.added.bySource.reduce((sum, { leads: n }) => sum + n, 0);
  return balance;
}
