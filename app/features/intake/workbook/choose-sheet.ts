import { findHeader } from "../find-header.ts";
import { headerWords } from "../header-names.ts";
import type { SheetRow } from "./sheet-rows.ts";

export const sampleRows = 200;

/** How much the first rows of a sheet look like a list of leads: the names of its columns first, then how many rows there are. */
export function sheetScore(rows: SheetRow[]): number {
  if (rows.length === 0) return 0;
  const header = findHeader(
    rows.slice(0, 30).map(({ row, cells }) => ({ physicalLine: row, cells, fault: null, quoted: false })),
  );
  const names = header === null ? [] : (rows[header]?.cells ?? []).filter((cell) => cell.trim() !== "");
  const known = names.filter((name) => headerWords(name).known).length;
  const under = header === null ? rows.length : rows.length - header - 1;
  const wide = rows.filter(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1).length;
  // A list needs rows under its header; a cover has words, a pivot has numbers, neither has our columns.
  return 1 + (under > 0 ? known * 20 : known) + Math.min(wide, sampleRows) / 20;
}

/** Known columns enough that a person would ask where this sheet's rows went. */
export const looksLikeList = (score: number): boolean => score > 60;
