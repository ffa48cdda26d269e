import { isMojibake } from "#app/features/cleansing/mojibake.ts";
import { decode, decodeFurther } from "./decode.ts";
import { hasEscapedQuotes, quoteMark, separatorLine, sniffDelimiter } from "./delimiter.ts";
import { findHeader } from "./find-header.ts";
import { type Grid, isGrid, type Sheet, type Source } from "./grid.ts";
import { headerCells, lastHeaderRow } from "./header-rows.ts";
import { lineOf } from "./line-of.ts";
import { LinePieces } from "./line-pieces.ts";
import type { MendedCell } from "./mend-record.ts";
import { refuseByBytes, refuseByText } from "./not-a-table.ts";
import { RecordScanner, type Scanned } from "./scan-records.ts";
import { mostWarnings, TableShape } from "./shape-table.ts";
import { linesAreWrapped, unwrapLines } from "./wrapped-lines.ts";

export type TableRecord = {
  /** The record's number, the first one under the header being 1. */
  line: number;
  /** The line of the file it starts on. */
  physicalLine: number;
  cells: string[];
  /** What is wrong with the record itself, so that its cells cannot be trusted; null for a sound one. */
  fault?: string | null;
  /** The header once more, as where two exports were put together: nobody's row, whatever its cells seem to say. */
  repeatsHeader?: boolean;
  /** The cells a person typed over; `cells` holds what was typed. */
  mended?: MendedCell[];
  /** Somebody said that a way to reach this company is looked for later. */
  findLater?: boolean;
};

export type Table = {
  encoding: string;
  delimiter: string;
  headerLine: number | null;
  sheet: string | null;
  headers: string[];
  records: TableRecord[];
  warnings: string[];
  /** Of a workbook: the sheets there are, and the first rows of this one as they stand. */
  workbook?: { sheets: Sheet[]; firstRows: Scanned[] };
};

export type TableOverrides = { encoding?: string; delimiter?: string; headerLine?: number | null };

/** A million leads are about this much; a file nobody should wait for is larger. */
export const largestFile = 256 * 1024 * 1024;
export const tooLargeSentence =
  "The file is larger than 256 MB. Split it into smaller files and upload them one by one.";

/** So much of a text is read at once; of a longer one this much settles how the rest is read. */
const HEAD = 32 * 1024 * 1024;
const PIECE = 4 * 1024 * 1024;

/** As many as a spreadsheet can have. */
const mostColumns = 16_384;
const isTooWide = (cells: string[]): boolean => cells.filter((cell) => cell.trim() !== "").length > mostColumns;
const tooWideSentence =
  "The file has more than 16,384 columns. Its line ends or its delimiter are not what they seem: save the list as CSV and upload that.";

const tooLongSentence =
  "The file has a line of many megabytes. Its line ends are not what they seem: save the list as CSV and upload that.";

type Read = { ok: true; table: Table } | { ok: false; sentence: string };
type Opened = { ok: true; table: Table; further: (chunk: Uint8Array, last: boolean) => TableRecord[] };

/** A file to a table: encoding, delimiter, header row and records, or one sentence that says why not and what to do. */
export function readTable(source: Source, overrides: TableOverrides = {}): Read {
  if (isGrid(source)) return readGrid(source, overrides);
  if (source.length > largestFile) return { ok: false, sentence: tooLargeSentence };
  const whole = source.length <= HEAD;
  const opened = openTable(whole ? source : source.subarray(0, HEAD), { ...overrides, whole });
  if (!opened.ok || whole) return opened;
  const { table, further } = opened;
  for (let at = HEAD; at < source.length; at += PIECE) {
    const records = further(source.subarray(at, at + PIECE), at + PIECE >= source.length);
    for (const record of records) table.records.push(record);
  }
  return { ok: true, table };
}

/** A sheet has neither encoding nor delimiter, and a cell beyond its header is a column without a name, not a broken row. */
function readGrid({ rows, sheet, sheets, warnings: told }: Grid, { headerLine: chosen }: TableOverrides): Read {
  const headerAt = headerIndex(rows, chosen);
  const warnings = [...told];
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const { headers, records, headerLine } = shaped(rows, headerAt, warnings, width);
  const workbook = { sheets, firstRows: rows.slice(0, 40) };
  return {
    ok: true,
    table: { encoding: "xlsx", delimiter: "", headerLine, sheet, headers, records, warnings, workbook },
  };
}

/**
 * The beginning of a text as a table, and the way to read on: how it is read is settled by then. `further` takes the next bytes, cut
 * anywhere, and gives the records that are complete by now. The whole of a short file is its own beginning.
 */
export function openTable(
  head: Uint8Array,
  { whole, ...overrides }: TableOverrides & { whole: boolean },
): Opened | { ok: false; sentence: string } {
  const refused = refuseByBytes(head);
  if (refused) return { ok: false, sentence: refused };
  const pieces = new LinePieces(overrides.encoding ?? decode(head.subarray(0, 4096)).encoding);
  const lines = pieces.take(head, whole);
  if (!whole && lines.length < head.length / 2) return { ok: false, sentence: tooLongSentence };
  const decoded = decode(lines, overrides.encoding);
  const notText = refuseByText(decoded.text);
  if (notText) return { ok: false, sentence: notText };

  const hint = separatorLine(decoded.text);
  const given = withoutEnd(hint ? decoded.text.slice(hint.length) : decoded.text);
  const wrapped = linesAreWrapped(given);
  const body = wrapped ? unwrapLines(given) : given;
  const quote = quoteMark(body);
  const delimiter = overrides.delimiter ?? hint?.delimiter ?? sniffDelimiter(body, quote);
  const scanner = new RecordScanner(delimiter, quote, hasEscapedQuotes(body, delimiter));
  if (hint) scanner.line = 2;
  const scanned = scanner.take(body, { last: whole });
  if (!scanned.some((record) => record.cells.some((cell) => cell.trim() !== "")))
    return { ok: false, sentence: "The file holds no rows, only empty lines. Export the list again and upload it." };
  if (scanned.slice(0, 100).some((record) => record.cells.length > mostColumns && isTooWide(record.cells)))
    return { ok: false, sentence: tooWideSentence };
  const warnings = [...decoded.warnings];
  const { shape, headers, records, headerLine } = shaped(scanned, headerIndex(scanned, overrides.headerLine), warnings);
  if (isMojibake(body.slice(0, 262_144)))
    warnings.push(
      "Some accents were broken before the file reached us (“CafÃ©”); they are repaired where that is certain.",
    );
  let line = lineOf(decoded.text);
  const further = (chunk: Uint8Array, last: boolean) => {
    const piece = decodeFurther(pieces.take(chunk, last), decoded.encoding, line);
    line += lineOf(piece.text) - 1;
    if (warnings.length < mostWarnings) warnings.push(...piece.warnings);
    const text = withoutEnd(piece.text);
    return shape.fit(scanner.take(wrapped ? unwrapLines(text) : text, { last }));
  };
  const table = { encoding: decoded.encoding, delimiter, headerLine, sheet: null, headers, records, warnings };
  return { ok: true, table, further };
}

/** DOS programs end a text with Ctrl-Z. */
const withoutEnd = (text: string): string => (text.endsWith("\u001A") ? text.slice(0, text.indexOf("\u001A")) : text);

function shaped(scanned: Scanned[], headerAt: number | null, warnings: string[], width?: number) {
  const last = headerAt === null ? null : (scanned[headerAt] ?? null);
  const header = headerAt === null || last === null ? null : { ...last, cells: headerCells(scanned, headerAt) };
  const data = headerAt === null ? scanned : scanned.slice(headerAt + 1);
  const shape = new TableShape(header, data, warnings, width);
  return { shape, headers: shape.headers, records: shape.fit(data), headerLine: header?.physicalLine ?? null };
}

function headerIndex(scanned: Scanned[], chosen: number | null | undefined): number | null {
  if (chosen === null) return null;
  if (chosen === undefined) {
    const first = findHeader(scanned);
    return first === null ? null : lastHeaderRow(scanned, first);
  }
  const at = scanned.findIndex((record) => record.physicalLine >= chosen);
  return at < 0 ? null : at;
}
