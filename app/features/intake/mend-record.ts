import type { TableRecord } from "./read-table.ts";

/** What persons wrote over the cells of a file: by line, then by column. */
export type CellEdits = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Cells typed over, and rows of which somebody said that a way to reach them is looked for later. */
export type Mends = { cells: CellEdits; findLater: ReadonlySet<number> };

/** What is to stand in a cell. */
export type CellEdit = { line: number; column: number; value: string };

/** One cell that was typed over. */
export type MendedCell = { column: number; original: string; value: string };

/**
 * The record as it stands since somebody mended it. What was wrong with the record itself is settled once a person has written in it
 * and nothing stands beyond its last column.
 */
export function mendedRecord(record: TableRecord, { cells: edits, findLater }: Mends, width: number): TableRecord {
  const edited = edits.get(record.line);
  const mended: MendedCell[] = [];
  const cells = record.cells.slice();
  for (const [column, value] of edited ?? []) {
    const original = cells[column] ?? "";
    if (original === value) continue;
    while (cells.length < column) cells.push("");
    cells[column] = value;
    mended.push({ column, original, value });
  }
  const later = findLater.has(record.line);
  if (mended.length === 0) return later ? { ...record, findLater: true } : record;
  const fits = cells.slice(width).every((cell) => cell.trim() === "");
  return {
    ...record,
    cells: fits ? cells.slice(0, width) : cells,
    fault: fits ? null : record.fault,
    repeatsHeader: false,
    findLater: later,
    mended,
  };
}

/** The cells as the client sent them. */
export function originalCells({ cells, mended }: { cells: readonly string[]; mended?: MendedCell[] }): string[] {
  const original = [...cells];
  for (const { column, original: was } of mended ?? []) {
    while (original.length < column) original.push("");
    original[column] = was;
  }
  return original;
}
