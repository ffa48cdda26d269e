import type { Scanned } from "./scan-records.ts";

export type Sheet = { name: string; hidden: boolean };

/** One sheet of a workbook as text, row by row; what the delimiters are to a CSV, its cells are here. */
export type Grid = { sheet: string; sheets: Sheet[]; rows: Scanned[]; warnings: string[] };

/** What a table is made from: the bytes of a text file, or a sheet that was taken out of its workbook. */
export type Source = Uint8Array | Grid;

/** Not read, and why; with the sheets there are, where another one may be chosen. */
export type Unreadable = { ok: false; sentence: string; sheets?: Sheet[] };

export const isGrid = (source: Source): source is Grid => !(source instanceof Uint8Array);

/** Starts like a zip archive, as every XLSX does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
