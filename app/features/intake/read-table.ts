import { isMojibake } from "#app/features/cleansing/mojibake.ts";
import { decode } from "./decode.ts";
import { quoteMark, separatorLine, sniffDelimiter } from "./delimiter.ts";
import { findHeader } from "./find-header.ts";
import { type Grid, isGrid, type Sheet, type Source } from "./grid.ts";
import { refuseByBytes, refuseByText } from "./not-a-table.ts";
import { type Scanned, scanRecords } from "./scan-records.ts";
import { shapeTable } from "./shape-table.ts";

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

/** A file nobody should wait for: a backlog of 100,000 leads is about a tenth of this. */
export const largestFile = 64 * 1024 * 1024;
export const tooLargeSentence =
  "The file is larger than 64 MB. Split it into smaller files and upload them one by one.";

type Read = { ok: true; table: Table } | { ok: false; sentence: string };

/** A file to a table: encoding, delimiter, header row and records, or one sentence that says why not and what to do. */
export function readTable(source: Source, overrides: TableOverrides = {}): Read {
  return isGrid(source) ? readGrid(source, overrides) : readText(source, overrides);
}

/** A sheet has neither encoding nor delimiter, and a cell beyond its header is a column without a name, not a broken row. */
function readGrid({ rows, sheet, sheets, warnings: told }: Grid, { headerLine: chosen }: TableOverrides): Read {
  const headerAt = headerIndex(rows, chosen);
  const warnings = [...told];
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const { headers, records } = shapeTable(rows, headerAt, warnings, width);
  const headerLine = headerAt === null ? null : (rows[headerAt]?.physicalLine ?? null);
  const workbook = { sheets, firstRows: rows.slice(0, 40) };
  return {
    ok: true,
    table: { encoding: "xlsx", delimiter: "", headerLine, sheet, headers, records, warnings, workbook },
  };
}

function readText(bytes: Uint8Array, overrides: TableOverrides): Read {
  if (bytes.length > largestFile) return { ok: false, sentence: tooLargeSentence };
  const refused = refuseByBytes(bytes);
  if (refused) return { ok: false, sentence: refused };
  const decoded = decode(bytes, overrides.encoding);
  const notText = refuseByText(decoded.text);
  if (notText) return { ok: false, sentence: notText };

  const hint = separatorLine(decoded.text);
  const body = hint ? decoded.text.slice(hint.length) : decoded.text;
  const quote = quoteMark(body);
  const delimiter = overrides.delimiter ?? hint?.delimiter ?? sniffDelimiter(body, quote);
  const scanned = scanRecords(body, delimiter, quote);
  if (hint) for (const record of scanned) record.physicalLine++;
  if (!scanned.some((record) => record.cells.some((cell) => cell.trim() !== "")))
    return { ok: false, sentence: "The file holds no rows, only empty lines. Export the list again and upload it." };
  const headerAt = headerIndex(scanned, overrides.headerLine);
  const warnings = [...decoded.warnings];
  const { headers, records } = shapeTable(scanned, headerAt, warnings);
  if (isMojibake(body.slice(0, 262_144)))
    warnings.push(
      "Some accents were broken before the file reached us (“CafÃ©”); they are repaired where that is certain.",
    );
  const headerLine = headerAt === null ? null : (scanned[headerAt]?.physicalLine ?? null);
  return {
    ok: true,
    table: { encoding: decoded.encoding, delimiter, headerLine, sheet: null, headers, records, warnings },
  };
}

function headerIndex(scanned: Scanned[], chosen: number | null | undefined): number | null {
  if (chosen === null) return null;
  if (chosen === undefined) return findHeader(scanned);
  const at = scanned.findIndex((record) => record.physicalLine >= chosen);
  return at < 0 ? null : at;
}
