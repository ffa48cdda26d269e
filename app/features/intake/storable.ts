import type { Table } from "./read-table.ts";

// NUL cannot be stored as text, and half a surrogate pair is no character at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const unstorable = /\u0000|\p{Surrogate}/gu;

export const storable = (text: string): string => text.replace(unstorable, "");

/** The same table without what no database can keep, and a sentence that says so where there was any. */
export function withStorableCells(table: Table): Table {
  let cells = 0;
  let firstLine = 0;
  const records = table.records.map((record) => {
    if (!record.cells.some((cell) => cell.search(unstorable) >= 0)) return record;
    const kept = record.cells.map((cell) => {
      const clean = storable(cell);
      if (clean === cell) return cell;
      cells++;
      firstLine ||= record.physicalLine;
      return clean;
    });
    return { ...record, cells: kept };
  });
  if (cells === 0) return { ...table, headers: table.headers.map(storable) };
  const told =
    cells === 1
      ? `One cell, on line ${firstLine}, held a character that is no text. It was removed.`
      : `${cells} cells, the first on line ${firstLine}, held characters that are no text. They were removed.`;
  return { ...table, headers: table.headers.map(storable), records, warnings: [...table.warnings, told] };
}
