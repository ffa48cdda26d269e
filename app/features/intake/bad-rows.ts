import Papa from "papaparse";
import { isPhoneField } from "#app/features/cleansing/fields.ts";
import type { ReadColumn } from "./row-view.ts";

export type BadRow = { line: number; verdict: string; reasons: string[]; cells: readonly string[] };

/** The first cell of the file says whose rows these are: nobody types over the title of a column of numbers. */
const rowTitle = (importId: string): string => `Row of import ${importId}`;
export const extraTitle = (nth: number): string => `Extra cell ${nth}`;

/** The rows that became no lead, as a file for the client: why first, then their own columns as they stood. */
export function badRowsCsv(importId: string, columns: readonly ReadColumn[], rows: readonly BadRow[]): string {
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), columns.length);
  const extra = Array.from({ length: widest - columns.length }, (_, n) => extraTitle(n + 1));
  const titles = [rowTitle(importId), "Verdict", "Reasons", ...columns.map(({ header }) => header), ...extra];
  const body = rows.map(({ line, verdict, reasons, cells }) => [
    String(line),
    verdict,
    harmless(reasons.join(" ")),
    ...Array.from({ length: widest }, (_, column) => written(cells[column] ?? "", columns[column])),
  ]);
  // The mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${Papa.unparse([titles.map(harmless), ...body], { newline: "\r\n" })}\r\n`;
}

/** The columns of such a file, and the import it says it is of; null for any other file. */
export function badRowsHeader(headers: readonly string[]): { importId: string | null; titles: string[] } | null {
  const [row = "", verdict, reasons, ...titles] = headers.map((header) => header.trim());
  if (!/^row\b/i.test(row) || verdict !== "Verdict" || reasons !== "Reasons") return null;
  return { importId: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(row)?.[0].toLowerCase() ?? null, titles };
}

/** How a value of the client is put into the file. */
export const written = (cell: string, column: ReadColumn | undefined): string =>
  column && isPhoneField(column.field) ? asText(cell) : harmless(cell);

/**
 * A cell that begins like a formula, perhaps behind signs nobody sees, would be run by the spreadsheet that opens the file; an
 * apostrophe makes it text. One that has its apostrophe already gets another, so that none is lost when ours is taken off.
 */
export const harmless = (cell: string): string => (risky.test(cell) ? `'${cell}` : cell);
const risky = /^'*[\s\p{C}]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;

/** A number would lose its first zero or its last digits. The import takes the apostrophe off again. */
const asText = (cell: string): string => (digitsFirst.test(cell) ? `'${cell.trim()}` : harmless(cell));
const digitsFirst = /^\s*'*[\d(]/;

/** A cell of the file that came back, without the apostrophe that we put before it. */
export function unwritten(cell: string, column: ReadColumn | undefined): string {
  if (!cell.startsWith("'")) return cell;
  const rest = cell.slice(1);
  const ours = risky.test(rest) || (column !== undefined && isPhoneField(column.field) && digitsFirst.test(rest));
  return ours ? rest : cell;
}
