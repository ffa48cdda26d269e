import { isMojibake } from "#app/features/cleansing/mojibake.ts";
import { decode } from "./decode.ts";
import { quoteMark, separatorLine, sniffDelimiter } from "./delimiter.ts";
import { findHeader } from "./find-header.ts";
import { refuseByBytes, refuseByText } from "./not-a-table.ts";
import { type Scanned, scanRecords } from "./scan-records.ts";

export type TableRecord = {
  /** The record's number, the first one under the header being 1. */
  line: number;
  /** The line of the file it starts on. */
  physicalLine: number;
  cells: string[];
  /** What is wrong with the record itself, so that its cells cannot be trusted; null for a sound one. */
  fault?: string | null;
};

export type Table = {
  encoding: string;
  delimiter: string;
  headerLine: number | null;
  sheet: string | null;
  headers: string[];
  records: TableRecord[];
  warnings: string[];
};

export type TableOverrides = { encoding?: string; delimiter?: string; headerLine?: number | null };

/** A file nobody should wait for: a backlog of 100,000 leads is about a tenth of this. */
export const largestFile = 64 * 1024 * 1024;
export const tooLargeSentence =
  "The file is larger than 64 MB. Split it into smaller files and upload them one by one.";

/** Bytes to a table: encoding, delimiter, header row and records, or one sentence that says why not and what to do. */
export function readTable(
  bytes: Uint8Array,
  overrides: TableOverrides = {},
): { ok: true; table: Table } | { ok: false; sentence: string } {
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
  const { headers, records } = shape(scanned, headerAt, warnings);
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

function shape(
  scanned: Scanned[],
  headerAt: number | null,
  warnings: string[],
): { headers: string[]; records: TableRecord[] } {
  const data = headerAt === null ? scanned : scanned.slice(headerAt + 1);
  const header = headerAt === null ? null : scanned[headerAt];
  const named = header ? header.cells.map(foldHeader) : [];
  const width = header ? named.length : commonWidth(data);
  while (named.length < width) named.push("");
  const keep = named.flatMap((name, column) =>
    name !== "" || data.some((r) => (r.cells[column] ?? "").trim() !== "") ? [column] : [],
  );
  const all = keep.length === width;
  const records = data.map((record, at): TableRecord => {
    const extra = record.cells.slice(width).some((cell) => cell.trim() !== "");
    const fault = recordFault(record, extra, width, headerAt !== null);
    const cells = all ? record.cells : keep.map((column) => record.cells[column] ?? "");
    while (cells.length < keep.length) cells.push("");
    if (all && cells.length > keep.length && !extra) cells.length = keep.length;
    if (!all && extra) cells.push(...record.cells.slice(width));
    return { line: at + 1, physicalLine: record.physicalLine, cells, fault: fault.broken };
  });
  for (const [at, record] of data.entries()) {
    const note = recordFault(
      record,
      record.cells.slice(width).some((cell) => cell.trim() !== ""),
      width,
      headerAt !== null,
    );
    if (note.warning && warnings.length < 50) warnings.push(note.warning);
    if (at > 200_000) break;
  }
  if (headerAt === null)
    warnings.push("The first line already holds data, so the columns have no names. Say what each column is.");
  if (records.length === 0) warnings.push("The file has a header but no rows under it.");
  return { headers: keep.map((column) => named[column] || `Column ${column + 1}`), records };
}

/** A record whose cells do not add up is not trusted; a stray quote in one that adds up is only worth a word. */
function recordFault(
  record: Scanned,
  extra: boolean,
  width: number,
  headed: boolean,
): { broken: string | null; warning: string | null } {
  if (!record.fault && !extra) return { broken: null, warning: null };
  const counted = `Line ${record.physicalLine} has ${record.cells.length} cells where the ${headed ? "header" : "table"} has ${width}.`;
  if (record.fault && record.cells.length !== width)
    return { broken: `${record.fault} ${counted}`, warning: `${record.fault} ${counted}` };
  if (record.fault) return { broken: null, warning: record.fault };
  return { broken: counted, warning: counted };
}

const foldHeader = (cell: string): string =>
  cell
    .replace(/[\s\u00A0\u200B\uFEFF]+/g, " ")
    .trim()
    .replace(/^="(.*)"$/, "$1");

function commonWidth(records: Scanned[]): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1, 0])[0];
}
