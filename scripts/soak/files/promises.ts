import type { CountryCode } from "libphonenumber-js/max";
import { badRowsCsv, harmless } from "#app/features/intake/bad-rows.ts";
import { type Inspection, inspectTable } from "#app/features/intake/inspect.ts";
import { readTable, type Table } from "#app/features/intake/read-table.ts";
import { type Column, recogniseColumns } from "#app/features/intake/recognise-columns.ts";
import { withStorableCells } from "#app/features/intake/storable.ts";
import { storable } from "#app/kit/storable.ts";
import type { GivenFile } from "./whole-file.ts";

const country: CountryCode = "GB";

/** Reads a file as an import would and says which promise was broken, if one was, and how many rows were read; null if it was refused. */
export function brokenPromise(file: GivenFile): { broken: string | null; read: number | null } {
  try {
    const read = readTable(file.bytes, file.said);
    if (!read.ok) return { broken: badRefusal(read.sentence, file), read: null };
    const table = withStorableCells(read.table);
    const columns = recogniseColumns(table);
    const inspection = inspectTable(table, { country, columns });
    const broken =
      unbalanced(inspection) ??
      unfaithful(table, inspection) ??
      eaten(table, file) ??
      changedByExport(inspection, columns);
    return { broken, read: inspection.balance.read };
  } catch (error) {
    return {
      broken: `It threw: ${error instanceof Error ? error.stack?.split("\n").slice(0, 3).join(" ") : error}`,
      read: null,
    };
  }
}

/** A control code here and there is told and taken out; where they are many, it was never text. */
const isText = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder().decode(bytes);
  return (text.match(/[^\P{Cc}\s]/gu)?.length ?? 0) <= text.length * 0.01;
};

function badRefusal(sentence: string, { records, bytes }: GivenFile): string | null {
  if (!/^\p{Lu}[^\p{Cc}\ufffd]{10,300}\.$/u.test(sentence))
    return `The refusal is no sentence: ${JSON.stringify(sentence)}`;
  return records && isText(bytes) ? `A list was refused: ${sentence}` : null;
}

function unbalanced({ balance, rows }: Inspection): string | null {
  const { read, ...parts } = balance;
  const sum = Object.values(parts).reduce((total, part) => total + part, 0);
  return read === sum && read === rows.length
    ? null
    : `The balance is off: ${JSON.stringify(balance)} of ${rows.length} rows.`;
}

/** Every record has its row, in order, with its own line and the cells it was read with; whatever is no lead says why. */
function unfaithful(table: Table, { rows }: Inspection): string | null {
  let last = 0;
  for (const [at, row] of rows.entries()) {
    const record = table.records[at];
    if (row.line !== at + 1 || row.physicalLine <= last)
      return `Row ${at + 1} stands on line ${row.physicalLine} after ${last}.`;
    last = row.physicalLine;
    if (!record || !same(record.cells, row.cells)) return `Row ${row.line} has other cells than its record.`;
    if (row.verdict !== "lead" && !row.reasons.some(({ text }) => /^[\p{Lu}“].*\.$/su.test(text)))
      return `Row ${row.line} is ${row.verdict} without a reason in words.`;
    if ((row.verdict === "blank") !== row.cells.every((cell) => cell.trim() === ""))
      return `Row ${row.line} is wrongly ${row.verdict}.`;
  }
  return null;
}

/** The records that were written must be among those read, in their order, each with all that it says. */
function eaten(table: Table, { records, toTheLetter }: GivenFile): string | null {
  if (!records) return null;
  const said = (cells: readonly string[]) => {
    const filled = withoutEmpty(cells.map(storedAs));
    return JSON.stringify(toTheLetter ? filled : filled.map((cell) => cell.replace(/[^\w ]+/g, "")));
  };
  const found = table.records.map(({ cells }) => said(cells));
  let from = 0;
  for (const [at, cells] of records.entries()) {
    if (withoutEmpty(cells.map(storedAs)).length === 0) continue;
    const wanted = said(cells);
    const there = found.indexOf(wanted, from);
    if (there < 0)
      return `Record ${at + 1} was not found again: ${wanted.slice(0, 300)}; in its place ${found[from]?.slice(0, 300)}`;
    from = there + 1;
  }
  return null;
}

/** What no database keeps, and what an encoding could not write, is no loss of the reader's. */
const storedAs = (cell: string): string => storable(cell).replaceAll("\ufffd", "").trim();
const withoutEmpty = (cells: readonly string[]): string[] => cells.filter((cell) => cell !== "");

/** All rows as the file that goes back to the client, read again: the same cells, and the same numbers to call. */
function changedByExport({ rows }: Inspection, columns: readonly Column[]): string | null {
  const wide = rows.filter(({ cells }) => cells.length <= columns.length);
  if (wide.length === 0) return null;
  const sent = wide.map(({ line, verdict, reasons, cells }) => ({
    line,
    verdict,
    reasons: reasons.map(({ text }) => text),
    cells,
  }));
  const bytes = Buffer.from(badRowsCsv("0199a3c0-0000-7000-8000-000000000001", columns, sent));
  const read = readTable(bytes);
  if (!read.ok && !isText(bytes)) return null;
  if (!read.ok) return `The export was refused: ${read.sentence}`;
  const { records } = read.table;
  if (records.length !== wide.length) return `The export of ${wide.length} rows was read as ${records.length}.`;
  const again = inspectTable(
    { ...read.table, records: records.map((record) => ({ ...record, cells: record.cells.slice(3) })) },
    { country, columns: [...columns] },
  );
  for (const [at, row] of wide.entries()) {
    const cells = records[at]?.cells.slice(3) ?? [];
    const other = row.cells.findIndex((cell, column) => !cameBack(cell, cells[column] ?? ""));
    if (other >= 0)
      return `Cell ${other} of row ${row.line} came back as ${JSON.stringify(cells[other])?.slice(0, 200)} from ${JSON.stringify(row.cells[other])?.slice(0, 200)}.`;
    const numbers = (of: Inspection["rows"][number] | undefined) =>
      of?.record.phones.map(({ e164, ext }) => `${e164} ${ext}`).join();
    if (numbers(row) !== numbers(again.rows[at]))
      return `Row ${row.line} had ${numbers(row)} and has ${numbers(again.rows[at])} after an export: ${JSON.stringify(row.cells).slice(0, 300)}`;
  }
  return null;
}

/** As it was, or with the apostrophe that makes a cell text and that the import takes off again. */
const cameBack = (cell: string, back: string): boolean =>
  back === cell || back === harmless(cell) || (back.startsWith("'") && back.slice(1) === cell.trim());

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((cell, at) => cell === b[at]);
