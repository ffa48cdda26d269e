import type { Scanned } from "../scan-records.ts";
import type { Merged } from "./sheet-rows.ts";

const mostFilled = 200_000;

/**
 * Cells of several rows made into one hold their value in the first row only, but a person reads it in each: a company over its
 * three contacts is written beside all three. Cells merged across columns are titles and stay as they are.
 */
export function fillMerged(rows: Scanned[], merged: Merged[]): string[] {
  if (merged.length === 0) return [];
  const byRow = new Map(rows.map((row) => [row.physicalLine, row]));
  let filled = 0;
  for (const { column, from, to } of merged) {
    const value = byRow.get(from)?.cells[column] ?? "";
    if (value.trim() === "") continue;
    for (let line = from + 1; line <= to && filled < mostFilled; line++) {
      const row = byRow.get(line);
      if (!row || (row.cells[column] ?? "") !== "") continue;
      while (row.cells.length < column) row.cells.push("");
      row.cells[column] = value;
      filled++;
    }
  }
  if (filled === 0) return [];
  return ["Some cells are merged over several rows; their value is read in each of these rows."];
}
