import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { importRows } from "#db/schema.ts";
import { badRowsCsv } from "./bad-rows.ts";
import type { ImportFacts } from "./import-page.server.ts";
import type { RowReason } from "./inspect.ts";
import { mendedRecord } from "./mend-record.ts";
import { importPreview } from "./preview.server.ts";
import { storedEdits } from "./stored-edits.server.ts";

const sentBack = ["quarantined", "suppressed"] as const;

/** The quarantined and suppressed rows with their reasons, before or after the commit; null where there is no file any more. */
export async function badRowsOf(db: Queryable, about: ImportFacts): Promise<{ name: string; csv: string } | null> {
  const name = `${about.fileName.replace(/\.[a-z0-9]{1,5}$/i, "")} – rows to mend.csv`;
  if (about.status === "committed") {
    const rows = await db
      .select()
      .from(importRows)
      .where(and(eq(importRows.importId, about.id), inArray(importRows.verdict, [...sentBack])))
      .orderBy(asc(importRows.line));
    const edits = await storedEdits(
      db,
      about.id,
      rows.map(({ line }) => line),
    );
    const width = about.settings.read?.columns.length ?? 0;
    const told = rows.map((row) => ({
      ...mendedRecord(row, { cells: edits, findLater: new Set() }, width),
      verdict: row.verdict,
      reasons: (row.reasons as RowReason[]).map(({ text }) => text),
    }));
    return { name, csv: badRowsCsv(about.id, about.settings.read?.columns ?? [], told) };
  }
  const preview = await importPreview(db, about);
  if (!preview.ok) return null;
  const rows = preview.look.inspection.rows.flatMap((row) => {
    const outcome = preview.settled.outcomes.get(row.line);
    if (outcome?.verdict !== "quarantined" && outcome?.verdict !== "suppressed") return [];
    return [
      { line: row.line, verdict: outcome.verdict, reasons: outcome.reasons.map(({ text }) => text), cells: row.cells },
    ];
  });
  return { name, csv: badRowsCsv(about.id, preview.look.columns, rows) };
}
