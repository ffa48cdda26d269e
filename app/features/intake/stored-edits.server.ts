import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { importEdits } from "#db/schema.ts";
import type { CellEdits } from "./mend-record.ts";
import type { Settings } from "./settings.ts";
import { storedFile } from "./stored-file.server.ts";

/** What persons wrote over the cells of an import; of some of its lines, or of all. */
export async function storedEdits(db: Queryable, importId: string, lines?: readonly number[]): Promise<CellEdits> {
  const some = lines ? inArray(importEdits.line, [...lines]) : undefined;
  const found = await db
    .select({ line: importEdits.line, column: importEdits.column, value: importEdits.value })
    .from(importEdits)
    .where(and(eq(importEdits.importId, importId), some))
    .orderBy(asc(importEdits.line), asc(importEdits.column));
  const edits = new Map<number, Map<number, string>>();
  for (const { line, column, value } of found) {
    const row = edits.get(line) ?? new Map<number, string>();
    edits.set(line, row.set(column, value));
  }
  return edits;
}

/** The file and what was written over it, fetched where they are needed. */
export const storedWith = (db: Queryable, { id, settings }: { id: string; settings: Pick<Settings, "edits"> }) => ({
  file: () => storedFile(db, id),
  edits: async () => (settings.edits ? storedEdits(db, id) : (new Map() as CellEdits)),
});
