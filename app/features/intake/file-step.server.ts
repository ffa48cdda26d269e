import { and, desc, eq, ne } from "drizzle-orm";
import { cutText } from "#app/kit/cut-text.ts";
import { storable } from "#app/kit/storable.ts";
import type { Queryable } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import { columnWarnings } from "./column-warnings.ts";
import { encodings } from "./encodings.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { offeredSteps } from "./offered-steps.server.ts";
import { openQuestion } from "./open-question.ts";
import { lookOf } from "./preview.server.ts";
import { readTable } from "./read-table.ts";
import { balancesOf } from "./row-counts.server.ts";
import { storedFile } from "./stored-file.server.ts";

const HEAD_BYTES = 128 * 1024;
const CELLS = 12;

export type FirstLine = { line: number; cells: string[]; kind: "aside" | "header" | "row" };

/** Step 1: what was found in the file, and its first lines as they stand. */
export async function fileStep(db: Queryable, about: ImportFacts) {
  const preview = await lookOf(db, about);
  const earlier = await earlierFiles(db, about);
  const sheets = preview.ok ? preview.look.table.workbook?.sheets : preview.sheets;
  const always = { encodings: [...encodings], sheets: sheets ?? null, earlier };
  if (!preview.ok) return { ok: false as const, sentence: preview.sentence, ...always };
  const { table, columns, inspection } = preview.look;
  const saidElsewhere = [...columnWarnings(columns, about.settings), inspection.countryQuestion?.sentence];
  return {
    ok: true as const,
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerLine: table.headerLine,
    sheet: table.sheet,
    rows: table.records.length,
    columns: table.headers.length,
    warnings: inspection.warnings.filter((warning) => !saidElsewhere.includes(warning)),
    countryQuestion: inspection.countryQuestion,
    open: inspection.countryQuestion ? (openQuestion(preview.look)?.sentence ?? null) : null,
    offered: await offeredSteps(db, about, table.headers),
    firstLines: table.workbook
      ? asTheyStand(table.workbook.firstRows, table.headerLine)
      : await firstLines(db, about, table),
    ...always,
  };
}

async function firstLines(
  db: Queryable,
  about: ImportFacts,
  { encoding, delimiter, headerLine }: { encoding: string; delimiter: string; headerLine: number | null },
): Promise<FirstLine[]> {
  const bytes = await storedFile(db, about.id);
  if (!bytes) return [];
  const raw = readTable(bytes.subarray(0, HEAD_BYTES), { encoding, delimiter, headerLine: null });
  if (!raw.ok) return [];
  return asTheyStand(raw.table.records, headerLine);
}

function asTheyStand(rows: { physicalLine: number; cells: string[] }[], headerLine: number | null): FirstLine[] {
  const last = (headerLine ?? 0) + 4;
  return rows
    .filter(({ physicalLine }) => physicalLine <= last)
    .slice(0, 14)
    .map(({ physicalLine, cells }) => ({
      line: physicalLine,
      cells: cells.slice(0, CELLS).map((cell) => cutText(storable(cell), 80)),
      kind: physicalLine === headerLine ? "header" : physicalLine < (headerLine ?? 0) ? "aside" : "row",
    }));
}

/** The client's other files: what was matched there is used again. */
async function earlierFiles(db: Queryable, about: ImportFacts) {
  const files = await db
    .select({ id: imports.id, fileName: imports.fileName, committedAt: imports.committedAt })
    .from(imports)
    .where(and(eq(imports.clientId, about.clientId), eq(imports.status, "committed"), ne(imports.id, about.id)))
    .orderBy(desc(imports.committedAt))
    .limit(5);
  const balances = await balancesOf(
    db,
    files.map(({ id }) => id),
  );
  return files.map((file) => ({ ...file, balance: balances.get(file.id) ?? null }));
}
