import { eq } from "drizzle-orm";
import type { Db, Queryable } from "#db/client.server.ts";
import { importRows } from "#db/schema.ts";
import { type ImportFacts, importPage } from "./import-page.server.ts";
import { intake } from "./intake-thread.server.ts";
import { mendImport } from "./mend-import.server.ts";
import { mendedRecord } from "./mend-record.ts";
import { editsIn, type MendedFile, readBadRows, sameTitles, type WaitingRow } from "./mended-file.ts";
import { openFile } from "./open-file.server.ts";
import { importPreview } from "./preview.server.ts";
import type { ReadColumn } from "./row-view.ts";
import { storedEdits } from "./stored-edits.server.ts";

type NotThis = { ok: false; sentence: string };

/** Mends the rows of an import by the file that was sent out with them and came back; a second time it changes nothing. */
export async function mendByFile(
  db: Db,
  { importId, bytes, by, now }: { importId: string; bytes: Uint8Array; by: string; now: Date },
): Promise<{ ok: true; file: MendedFile } | NotThis> {
  const about = await importPage(db, importId);
  if (!about) return { ok: false, sentence: "There is no such import." };
  const read = await intake(db, "mendedFile", about, bytes);
  if (!read.ok) return read;
  if (read.file.edits.length === 0) return read;
  const done = await mendImport(db, { importId, edits: read.file.edits, by, now });
  return done.ok
    ? read
    : {
        ok: false,
        sentence:
          "The import was committed, undone or read another way meanwhile. Nothing was mended; load the page again.",
      };
}

/** What the file that came back says of the rows as they stand now. */
export async function mendedFile(
  db: Queryable,
  about: ImportFacts,
  bytes: Uint8Array,
): Promise<{ ok: true; file: MendedFile } | NotThis> {
  const opened = await openFile(bytes, null);
  if (!opened.ok) return { ok: false, sentence: opened.sentence };
  const back = readBadRows(opened.source);
  if (!back)
    return {
      ok: false,
      sentence:
        "This is not a file of rows to mend: it does not begin with Row, Verdict and Reasons. Download it here, mend it and upload that.",
    };
  if (back.importId && back.importId !== about.id)
    return { ok: false, sentence: "These are rows of another import. Open that one and upload the file there." };
  const waiting = await waitingRows(db, about);
  if (
    !waiting ||
    !sameTitles(
      back.titles,
      waiting.columns.map(({ header }) => header),
    )
  )
    return {
      ok: false,
      sentence:
        "The columns are not those that were sent out. Leave their titles and their order as they are; only the cells under them are for mending.",
    };
  return { ok: true, file: editsIn(back.table, waiting.columns, waiting.rowOf) };
}

type Waiting = { columns: readonly ReadColumn[]; rowOf: (line: number) => WaitingRow | null };

async function waitingRows(db: Queryable, about: ImportFacts): Promise<Waiting | null> {
  if (about.status === "committed") {
    const columns = about.settings.read?.columns ?? [];
    const cells = await storedEdits(db, about.id);
    const rows = await db
      .select({
        line: importRows.line,
        physicalLine: importRows.physicalLine,
        cells: importRows.cells,
        verdict: importRows.verdict,
      })
      .from(importRows)
      .where(eq(importRows.importId, about.id));
    const known = new Map(rows.map((row) => [row.line, row]));
    return {
      columns,
      rowOf: (line) => {
        const row = known.get(line);
        if (!row) return null;
        const now = mendedRecord(row, { cells, findLater: new Set() }, columns.length);
        return { cells: now.cells, quarantined: row.verdict === "quarantined" };
      },
    };
  }
  const preview = await importPreview(db, about);
  if (!preview.ok) return null;
  const { look, settled } = preview;
  return {
    columns: look.columns,
    rowOf: (line) => {
      const row = look.inspection.rows[line - 1];
      return row ? { cells: row.cells, quarantined: settled.outcomes.get(line)?.verdict === "quarantined" } : null;
    },
  };
}
