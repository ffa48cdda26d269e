import type { Scanned } from "../scan-records.ts";
import type { CellRange } from "./cell-references.ts";

const mostFilled = 200_000;
/** A sheet has no more rows; only cells that are merged twice over are looked at more often. */
const mostLooked = 1_100_000;
/** Further down there are no headings any more. */
const headingRows = 30;

/**
 * Cells of several rows made into one hold their value in the first row only, but a person reads it in each: a company over its
 * three contacts is written beside all three. A heading over several columns stands over each of them, where the row beneath
 * names these columns one by one; a cell alone in its row is a title and stays as it is.
 */
export function fillMerged(rows: Scanned[], merged: CellRange[]): string[] {
  if (merged.length === 0) return [];
  const byRow = new Map(rows.map((row) => [row.physicalLine, row]));
  const headings = new Set(rows.slice(0, headingRows).map(({ physicalLine }) => physicalLine));
  for (const cells of merged)
    if (cells.lastColumn > cells.column && headings.has(cells.from)) fillHeading(cells, byRow);
  const lastRow = rows.at(-1)?.physicalLine ?? 0;
  let filled = 0;
  let looked = 0;
  for (const { column, lastColumn, from, to } of merged) {
    const value = byRow.get(from)?.cells[column] ?? "";
    if (lastColumn > column || value.trim() === "") continue;
    for (let line = from + 1; line <= Math.min(to, lastRow) && filled < mostFilled; line++) {
      if (++looked > mostLooked) break;
      const row = byRow.get(line);
      if (!row || (row.cells[column] ?? "") !== "") continue;
      write(row.cells, column, value);
      filled++;
    }
  }
  if (filled === 0) return [];
  return ["Some cells are merged over several rows; their value is read in each of these rows."];
}

function fillHeading({ column, lastColumn, from, to }: CellRange, byRow: Map<number, Scanned>): void {
  const row = byRow.get(from);
  const beneath = byRow.get(to + 1);
  if (!row || !beneath || !onlyWords(row.cells) || !onlyWords(beneath.cells)) return;
  const named = beneath.cells.slice(column, lastColumn + 1).filter((cell) => cell.trim() !== "");
  if (named.length < 2 || new Set(named).size < named.length) return;
  for (let at = column + 1; at <= Math.min(lastColumn, beneath.cells.length - 1); at++)
    if ((beneath.cells[at] ?? "") !== "" && (row.cells[at] ?? "") === "") write(row.cells, at, row.cells[column] ?? "");
}

/** At least two cells, none of them with anything but words. */
function onlyWords(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 1 && !filled.some((cell) => /@|\d{3}/.test(cell) || cell.length > 60);
}

function write(cells: string[], column: number, value: string): void {
  while (cells.length < column) cells.push("");
  cells[column] = value;
}
