import { badRowsHeader } from "./bad-rows.ts";
import { headerWords } from "./header-names.ts";
import type { Scanned } from "./scan-records.ts";

/** Nobody names a column with a telephone number or an address, whatever words stand beside it: “020 7946 0018 (do not call)”. */
const reachesSomebody = (cell: string): boolean => /@[^\s@]+\.\w/.test(cell) || /(?:\d[ ()./-]{0,3}){7}/.test(cell);

export const looksLikeData = (cell: string): boolean =>
  reachesSomebody(cell) ||
  /^https?:\/\//i.test(cell) ||
  /^[+(]?\d[\d\s().,/:+-]*$/.test(cell) ||
  /^\d{4}-\d\d-\d\d/.test(cell);

const filled = (cells: string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== "");

/**
 * Which record is the header: the first one that reads like column names and is as wide as the table. Null when the first
 * record is already data; eating a lead as a header would lose it without a trace.
 */
export function findHeader(records: Scanned[]): number | null {
  const head = records.slice(0, 30);
  const own = head.findIndex(({ cells }) => badRowsHeader(cells));
  if (own >= 0) return own;
  const widths = head.map((record) => filled(record.cells).length).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length / 2)] ?? 0;
  let best: { at: number; score: number } | null = null;
  let dataAbove = 0;
  for (const [at, record] of head.entries()) {
    const cells = filled(record.cells);
    if (cells.length === 0) continue;
    // What stands under rows of the list is one of them: taken for a header, it would swallow those above it.
    if (dataAbove > 1) break;
    const data = cells.filter(looksLikeData).length;
    if (cells.length >= Math.max(3, width * 0.8)) dataAbove += data;
    const words = cells.map(headerWords);
    const known = words.filter((word) => word.known).length;
    // “Please do not call” is a note as often as a name; a header has other names beside it.
    if (words.every((word) => !word.known || word.permission)) continue;
    const share = known / cells.length;
    if (share < 0.6 && cells.some(reachesSomebody)) continue;
    const wide = cells.length >= Math.min(2, width);
    if (wide && data <= cells.length * 0.2 && (share >= 0.5 || (known >= 2 && share >= 0.2) || known >= 4)) {
      const score = known + share - data * 2;
      // Only a clearly better row further down may replace an earlier one: sub-headings repeat words.
      if (!best || score > best.score + 1) best = { at, score };
      if (share > 0.6) break;
    }
  }
  if (best) return best.at;
  return unknownWords(head, width);
}

/** Column names in words we do not know: short, different from each other, no data among them, with data beneath. */
function unknownWords(head: Scanned[], width: number): number | null {
  const at = head.findIndex((record) => filled(record.cells).length >= Math.max(1, width * 0.6));
  const first = head[at];
  if (!first) return null;
  const cells = filled(first.cells);
  if (cells.some(looksLikeData) || cells.some((cell) => cell.length > 60 || /\d{3}/.test(cell))) return null;
  if (new Set(cells.map((cell) => cell.toLowerCase())).size < cells.length) return null;
  const below = head.slice(at + 1, at + 12);
  const dataColumns = first.cells.filter((_, column) => {
    const values = below.map((record) => (record.cells[column] ?? "").trim()).filter(Boolean);
    return values.length > 0 && values.filter(looksLikeData).length > values.length / 2;
  });
  return dataColumns.length > 0 ? at : null;
}
