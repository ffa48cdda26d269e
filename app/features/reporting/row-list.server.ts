import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { type Verdict, verdicts } from "#db/vocabulary.ts";

export type FileRow = {
  id: string;
  importId: string;
  file: string;
  line: number;
  verdict: Verdict;
  /** Its first cells that hold something, as they came. */
  cells: string;
  company: string | null;
  leadId: string | null;
  reasons: string;
};
export type RowPage = { total: number; rows: FileRow[]; next: string | null };

export const verdictFrom = (word: string | null): Verdict | null =>
  verdicts.find((verdict) => verdict === word) ?? null;

const pageSize = 200;

/** The rows of a campaign's files with what became of them, in the order of their files, a page at a time. */
export async function rowList(
  db: Queryable,
  { campaignId, verdict, after }: { campaignId: string; verdict: Verdict | null; after: string | null },
): Promise<RowPage> {
  const where = sql`i.campaign_id = ${campaignId} and i.status = 'committed' ${verdict ? sql`and r.verdict = ${verdict}` : sql``}`;
  const counted = after
    ? null
    : await db.execute<{ total: number }>(
        sql`select count(*)::int as total from import_rows r join imports i on i.id = r.import_id where ${where}`,
      );
  const from = after
    ? sql`and (r.import_id, r.line) > (select k.import_id, k.line from import_rows k where k.id = ${after})`
    : sql``;
  const found = await db.execute<FileRow>(sql`
    select r.id, r.import_id as "importId", i.file_name as file, r.line, r.verdict, r.lead_id as "leadId", f.name as company,
      array_to_string((select array_agg(cell) from unnest(r.cells) as cell where btrim(cell) <> ''), ' · ') as cells,
      coalesce((select string_agg(reason->>'text', ' ') from jsonb_array_elements(r.reasons) as reason), '') as reasons
    from import_rows r join imports i on i.id = r.import_id left join companies f on f.id = r.company_id
    where ${where} ${from} order by r.import_id, r.line limit ${pageSize + 1}`);
  const rows = found.rows.slice(0, pageSize);
  return {
    total: counted?.rows[0]?.total ?? 0,
    rows,
    next: found.rows.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
  };
}
