import { readTable } from "../read-table.ts";
import { recogniseColumns } from "../recognise-columns.ts";
import type { Scanned } from "../scan-records.ts";
import type { SheetRow } from "./sheet-rows.ts";

export const sampleRows = 200;

/** What a list of leads is made of: whom to call and how. */
const essential = /^(company_name|contact_|phone_|email)/;

/**
 * How much the first rows of a sheet look like a list of leads, and whether a person would ask where its rows went. Names and
 * cells of its columns count first, then whether there is more than a few rows: a template with one example is not the list.
 */
export function judgeSheet(rows: SheetRow[]): { score: number; list: boolean } {
  if (rows.length === 0) return { score: 0, list: false };
  const scanned = rows.map(({ row, cells }): Scanned => ({ physicalLine: row, cells, fault: null, quoted: false }));
  const read = readTable({ sheet: "", sheets: [], rows: scanned, warnings: [] });
  if (!read.ok) return { score: 0, list: false };
  const { table } = read;
  const { records } = table;
  const fields = new Set<string>();
  for (const { field, index } of recogniseColumns(table))
    if (field !== "ignore" && records.some(({ cells }) => (cells[index] ?? "").trim() !== "")) fields.add(field);
  const first = [...fields].filter((field) => essential.test(field));
  const others = Math.min(fields.size - first.length, 8);
  const wide = records.filter(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1).length;
  const enough = 0.5 + Math.min(records.length, 10) / 20;
  return { score: 1 + (first.length * 20 + others * 5) * enough + wide / 20, list: first.length > 1 };
}
