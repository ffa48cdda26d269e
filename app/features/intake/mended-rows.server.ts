import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { inspectAmong } from "./inspect-among.ts";
import { knownFacts } from "./known-facts.server.ts";
import { anyLookAt } from "./look.server.ts";
import type { CellEdit } from "./mend-record.ts";
import { readingOfLook } from "./row-reading.ts";
import type { RowView } from "./row-view.ts";
import { previewView, rowsOfLines } from "./rows-page.server.ts";
import { settle } from "./settle.ts";
import { storedEdits, storedWith } from "./stored-edits.server.ts";

/** The rows of these lines as they stand after they were mended. */
export async function mendedRows(db: Queryable, about: ImportFacts, lines: readonly number[]): Promise<RowView[]> {
  if (about.status === "committed") return rowsOfLines(db, about, lines);
  const looked = await anyLookAt(about.id, about.settings, storedWith(db, about));
  if (!looked?.ok) return [];
  const { look } = looked;
  const rows = inspectAmong(look, about.settings, await storedEdits(db, about.id), lines);
  const { clientId, campaignId } = about;
  const reading = readingOfLook(look);
  const settled = settle(rows, await knownFacts(db, { clientId, campaignId, rows }));
  return rows.map((row) => previewView(row, reading, settled));
}

/** What the client's file says in each of these cells; null where there is no such cell. */
export async function cellsOf(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
  asked: readonly Pick<CellEdit, "line" | "column">[],
): Promise<(string | null)[]> {
  const looked = await anyLookAt(about.id, about.settings, storedWith(db, about));
  if (!looked?.ok) return asked.map(() => null);
  const { headers, records } = looked.look.table;
  return asked.map(({ line, column }) => {
    const record = records[line - 1];
    if (!record || column < 0 || column >= Math.max(headers.length, record.cells.length)) return null;
    return record.cells[column] ?? "";
  });
}
