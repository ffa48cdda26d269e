import { and, asc, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import { cutText } from "#app/kit/cut-text.ts";
import type { Queryable } from "#db/client.server.ts";
import { companies, importRows } from "#db/schema.ts";
import type { Verdict } from "#db/vocabulary.ts";
import type { ImportFacts } from "./import-page.server.ts";
import type { InspectedRow, RowReason } from "./inspect.ts";
import type { Look } from "./look.ts";
import { mendedRecord } from "./mend-record.ts";
import { importPreview, previewReadOn } from "./preview.server.ts";
import type { RowReading } from "./row-offers.ts";
import { readingAsCommitted, readingOfLook } from "./row-reading.ts";
import { decidingFirst, faultyPlaces, mendView, type ReadColumn, type RowView, rawValues } from "./row-view.ts";
import type { Settled } from "./settle.ts";
import { storedEdits } from "./stored-edits.server.ts";

const ROWS_A_PAGE = 500;
export type RowsPage = { rows: RowView[]; total: number; from: number };

/** The rows of one verdict, as many as one reads at a time: of a committed import from its rows, else from the preview. */
export async function rowsPage(
  db: Queryable,
  about: ImportFacts,
  { verdict, from }: { verdict: Verdict; from: number },
): Promise<RowsPage> {
  if (about.status === "committed") return storedRows(db, about, { verdict, from });
  const preview = await (from > 0 ? previewReadOn : importPreview)(db, about);
  if (!preview.ok) return { rows: [], total: 0, from };
  return previewRows(preview.look, preview.settled, { verdict, from });
}

export function previewRows(
  look: Look,
  settled: Settled,
  { verdict, from }: { verdict: Verdict; from: number },
): RowsPage {
  const rows = look.inspection.rows.filter((row) => settled.outcomes.get(row.line)?.verdict === verdict);
  const reading = readingOfLook(look);
  return {
    total: rows.length,
    from,
    rows: rows.slice(from, from + ROWS_A_PAGE).map((row) => previewView(row, reading, settled)),
  };
}

/** One row of a file that is not committed yet. */
export function previewView(row: InspectedRow, reading: RowReading, settled: Settled): RowView {
  const { record } = row;
  const { verdict, reasons } = settled.outcomes.get(row.line) ?? row;
  const cleansed = {
    company: record.company,
    person: record.contact.full,
    phone: record.phones.map(({ e164, ext }) => (ext ? `${e164} ext. ${ext}` : e164)).join(" · "),
    email: record.emails.join(" · "),
  };
  const shown = view({ ...row, verdict }, reasons, reading.columns, cleansed);
  return verdict === "quarantined" || row.mended || wasReleased(reasons)
    ? { ...shown, mend: mendView({ ...row, reasons }, reading) }
    : shown;
}

const wasReleased = (reasons: readonly RowReason[]): boolean => reasons.some(({ code }) => code === "find-later");

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
    cutText(verdict === "quarantined" ? raw[place] : cleansed[place] || raw[place], 160);
  return {
    line,
    physicalLine,
    verdict,
    why: told.map(({ text }) => text),
    codes: told.map(({ code }) => code),
    values: { company: pick("company"), person: pick("person"), phone: pick("phone"), email: pick("email") },
    bad,
    leadId: null,
  };
}

async function storedRows(
  db: Queryable,
  about: ImportFacts,
  { verdict, from }: { verdict: Verdict; from: number },
): Promise<RowsPage> {
  const which = and(eq(importRows.importId, about.id), eq(importRows.verdict, verdict));
  const [counted] = await db.select({ total: count() }).from(importRows).where(which);
  return { total: counted?.total ?? 0, from, rows: await storedViews(db, about, which, from) };
}

/** Some rows of a committed import, whatever has become of them. */
export const rowsOfLines = (db: Queryable, about: ImportFacts, lines: readonly number[]): Promise<RowView[]> =>
  storedViews(db, about, and(eq(importRows.importId, about.id), inArray(importRows.line, [...lines])), 0);

async function storedViews(
  db: Queryable,
  { id, settings }: ImportFacts,
  which: SQL | undefined,
  from: number,
): Promise<RowView[]> {
  const found = await db
    .select({
      line: importRows.line,
      physicalLine: importRows.physicalLine,
      verdict: importRows.verdict,
      cells: importRows.cells,
      reasons: importRows.reasons,
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
  const reading = readingAsCommitted(settings);
  const quarantined = found.filter(({ verdict }) => verdict === "quarantined").map(({ line }) => line);
  const edits = quarantined.length > 0 ? await storedEdits(db, id, quarantined) : new Map<number, never>();
  return found.map(({ leadId, company, phone, email, ...row }) => {
    const reasons = row.reasons as RowReason[];
    const { cells, mended } = mendedRecord(row, { cells: edits, findLater: new Set() }, reading.width);
    const shown = view({ ...row, cells }, reasons, reading.columns, { company, phone, email });
    const mend = row.verdict === "quarantined" ? { mend: mendView({ cells, mended, reasons }, reading) } : {};
    return { ...shown, ...mend, leadId };
  });
}
