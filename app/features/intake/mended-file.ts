import { cutText } from "#app/kit/cut-text.ts";
import { badRowsHeader, extraTitle, unwritten } from "./bad-rows.ts";
import { isGrid, type Source } from "./grid.ts";
import type { CellEdit } from "./mend-record.ts";
import { readTable, type Table } from "./read-table.ts";
import type { ReadColumn } from "./row-view.ts";
import { sameAfterSpreadsheet } from "./spreadsheet-damage.ts";

/** What a file of mended rows says, in figures. */
export type MendedFile = {
  edits: CellEdit[];
  mendedRows: number;
  unchangedRows: number;
  /** Of rows that wait no longer, and of those no such row exists; nothing is written to either. */
  elsewhere: number[];
  unknown: string[];
};

/** A row of the import as the file was made from it: its cells as they stand now. */
export type WaitingRow = { cells: readonly string[]; quarantined: boolean };

/** A file that we handed out, read again; null for any other. Its header is its first line, whatever the rows look like. */
export function readBadRows(source: Source): { table: Table; importId: string | null; titles: string[] } | null {
  const first = isGrid(source) ? (source.rows[0]?.physicalLine ?? 1) : 1;
  // We write commas; a spreadsheet of another country saves semicolons or tabs.
  for (const delimiter of [",", ";", "\t"]) {
    const read = readTable(source, { headerLine: first, delimiter });
    const header = read.ok ? badRowsHeader(read.table.headers) : null;
    if (read.ok && header) return { table: read.table, ...header };
  }
  return null;
}

/** Are these the columns that were sent out, in their order? */
export function sameTitles(titles: readonly string[], headers: readonly string[]): boolean {
  const known = headers.map(tidy);
  return (
    titles.length >= known.length &&
    known.every((header, n) => tidy(unwritten(titles[n] ?? "", undefined)) === header) &&
    titles.slice(known.length).every((title, n) => title === extraTitle(n + 1))
  );
}

const tidy = (title: string): string => title.replace(/\s+/g, " ").trim();

/** What was typed over since the file went out; a cell that only a spreadsheet spoilt is as it was. */
export function editsIn(
  table: Table,
  columns: readonly ReadColumn[],
  rowOf: (line: number) => WaitingRow | null,
): MendedFile {
  const found: MendedFile = { edits: [], mendedRows: 0, unchangedRows: 0, elsewhere: [], unknown: [] };
  for (const { cells } of table.records) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const [number = "", , , ...back] = cells;
    const line = /^\s*'?(\d{1,9})(?:\.0+)?\s*$/.exec(number.replaceAll(",", ""))?.[1];
    const row = line ? rowOf(Number(line)) : null;
    if (!line || !row) {
      found.unknown.push(cutText(number.trim(), 20));
      continue;
    }
    const width = Math.max(row.cells.length, back.length);
    const edits = Array.from({ length: width }, (_, column) => column).flatMap((column): CellEdit[] => {
      const sent = row.cells[column] ?? "";
      const value = unwritten(back[column] ?? "", columns[column]);
      const same = sameAfterSpreadsheet(sent, value) || sameAfterSpreadsheet(sent, back[column] ?? "");
      return same ? [] : [{ line: Number(line), column, value }];
    });
    if (edits.length === 0) found.unchangedRows++;
    else if (!row.quarantined) found.elsewhere.push(Number(line));
    else {
      found.mendedRows++;
      found.edits.push(...edits);
    }
  }
  return found;
}
