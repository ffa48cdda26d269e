import Papa from "papaparse";
import { isPhoneField } from "#app/features/cleansing/fields.ts";
import type { ReadColumn } from "./row-view.ts";

export type BadRow = { line: number; verdict: string; reasons: string[]; cells: readonly string[] };

const ownNames = ["Row", "Verdict", "Reasons"] as const;

/** Is this the first line of a file that we sent out, mended and come back? */
export const isOwnHead = (cells: readonly string[]): boolean =>
  cells.length > ownNames.length && ownNames.every((name, at) => cells[at]?.trim() === name);

/** The rows that became no lead, as a file for the client: why first, then their own columns as they stood. */
export function badRowsCsv(columns: readonly ReadColumn[], rows: readonly BadRow[]): string {
  const head = [...ownNames, ...columns.map(({ header }) => header)].map(harmless);
  const body = rows.map(({ line, verdict, reasons, cells }) => [
    String(line),
    verdict,
    harmless(reasons.join(" ")),
    ...columns.map(({ field }, index) =>
      isPhoneField(field) ? asText(cells[index] ?? "") : harmless(cells[index] ?? ""),
    ),
  ]);
  // The mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${Papa.unparse([head, ...body], { newline: "\r\n" })}\r\n`;
}

/**
 * A cell that begins like a formula, perhaps behind signs nobody sees, would be run by the spreadsheet that opens the file; an
 * apostrophe makes it text.
 */
export const harmless = (cell: string): string =>
  /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;

/** A number would lose its first zero or its last digits. The import takes the apostrophe off again. */
const asText = (cell: string): string => (/^\s*[\d(]/.test(cell) ? `'${cell.trim()}` : harmless(cell));
