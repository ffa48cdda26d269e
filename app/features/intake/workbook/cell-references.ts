/** Cells that belong together. Columns and rows as they are counted, columns from 0, rows from 1. */
export type CellRange = { column: number; lastColumn: number; from: number; to: number };

/** `AB12` is column 27, the first being 0. */
export function columnOf(reference: string | undefined): number | null {
  if (!reference) return null;
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) | 32;
    if (code < 97 || code > 122) break;
    column = column * 26 + code - 96;
  }
  return column === 0 ? null : column - 1;
}

/** The letters of a column: 27 is `AB`. */
export function columnName(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? "" : columnName(before - 1)) + String.fromCharCode(65 + (column % 26));
}

/** `B2:D5` as numbers; null for a single cell and for what is no range. */
export function cellRange(reference: string): CellRange | null {
  const [first, last] = reference.replaceAll("$", "").split(":");
  const column = columnOf(first);
  const lastColumn = columnOf(last);
  const from = Number(first?.match(/\d+$/)?.[0]);
  const to = Number(last?.match(/\d+$/)?.[0]);
  if (column === null || lastColumn === null || !(to >= from) || lastColumn < column) return null;
  return to > from || lastColumn > column ? { column, lastColumn, from, to } : null;
}
