import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { companies, importRows } from "#db/schema.ts";
import type { Verdict } from "#db/vocabulary.ts";
import type { ImportFacts } from "./import-page.server.ts";
import type { InspectedRow, RowReason } from "./inspect.ts";
import { importPreview } from "./preview.server.ts";
import { decidingFirst, faultyPlaces, type ReadColumn, type RowView, rawValues } from "./row-view.ts";
import type { Settled } from "./settle.ts";

export const ROWS_A_PAGE = 500;
export type RowsPage = { rows: RowView[]; total: number; from: number };

/** The rows of one verdict, as many as one reads at a time: of a committed import from its rows, else from the preview. */
export async function rowsPage(
  db: Queryable,
  about: ImportFacts,
  { verdict, from }: { verdict: Verdict; from: number },
): Promise<RowsPage> {
  if (about.status === "committed") return storedRows(db, about, { verdict, from });
  const preview = await importPreview(db, about);
  if (!preview.ok) return { rows: [], total: 0, from };
  return previewRows(preview.look.inspection.rows, preview.look.columns, preview.settled, { verdict, from });
}

export function previewRows(
  all: readonly InspectedRow[],
  columns: readonly ReadColumn[],
  settled: Settled,
  { verdict, from }: { verdict: Verdict; from: number },
): RowsPage {
  const rows = all.filter((row) => settled.outcomes.get(row.line)?.verdict === verdict);
  return {
    total: rows.length,
    from,
    rows: rows.slice(from, from + ROWS_A_PAGE).map((row) => {
      const { record } = row;
      const cleansed = {
        company: record.company,
        person: record.contact.full,
        phone: record.phones.map(({ e164, ext }) => (ext ? `${e164} ext. ${ext}` : e164)).join(" · "),
        email: record.emails.join(" · "),
      };
      return view({ ...row, verdict }, settled.outcomes.get(row.line)?.reasons ?? [], columns, cleansed);
    }),
  };
}

type Shown = { line: number; physicalLine: number; verdict: Verdict; cells: string[] };
type Cleansed = Partial<Record<keyof RowView["values"], string | null>>;

function view(
  { line, physicalLine, verdict, cells }: Shown,
  reasons: readonly RowReason[],
  columns: readonly ReadColumn[],
  cleansed: Cleansed,
): RowView {
  const raw = rawValues(cells, columns);
  const bad = verdict === "quarantined" ? faultyPlaces(reasons) : [];
  const told = decidingFirst(reasons);
  const pick = (place: keyof Cleansed) =>
    (verdict === "quarantined" ? raw[place] : cleansed[place] || raw[place]).slice(0, 160);
  return {
    line,
    physicalLine,
    verdict,
    why: told.map(({ text }) => text),
    codes: told.map(({ code }) => code),
    values: { company: pick("company"), person: pick("person"), phone: pick("phone"), email: pick("email") },
    bad,
    companyId: null,
    leadId: null,
  };
}

async function storedRows(
  db: Queryable,
  { id, settings }: ImportFacts,
  { verdict, from }: { verdict: Verdict; from: number },
): Promise<RowsPage> {
  const which = and(eq(importRows.importId, id), eq(importRows.verdict, verdict));
  const [counted] = await db.select({ total: count() }).from(importRows).where(which);
  const found = await db
    .select({
      line: importRows.line,
      physicalLine: importRows.physicalLine,
      verdict: importRows.verdict,
      cells: importRows.cells,
      reasons: importRows.reasons,
      companyId: importRows.companyId,
      leadId: importRows.leadId,
      company: companies.name,
      phone: sql<
        string | null
      >`(select string_agg(e164 || coalesce(' ext. ' || ext, ''), ' · ' order by position) from phone_numbers where origin_company_id = ${importRows.companyId})`,
      email: sql<
        string | null
      >`(select string_agg(address, ' · ') from email_addresses where origin_company_id = ${importRows.companyId})`,
    })
    .from(importRows)
    .leftJoin(companies, eq(companies.id, importRows.companyId))
    .where(which)
    .orderBy(asc(importRows.line))
    .offset(from)
    .limit(ROWS_A_PAGE);
  const columns = settings.read?.columns ?? [];
  return {
    total: counted?.total ?? 0,
    from,
    rows: found.map(({ companyId, leadId, reasons, company, phone, email, ...row }) => ({
      ...view(row, reasons as RowReason[], columns, { company, phone, email }),
      companyId,
      leadId,
    })),
  };
}
