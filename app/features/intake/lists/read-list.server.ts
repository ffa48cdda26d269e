import { cleanse } from "#app/features/cleansing/cleanse.ts";
import type { SuppressionListKind } from "#db/vocabulary.ts";
import type { Sheet, Unreadable } from "../grid.ts";
import { openFile } from "../open-file.server.ts";
import { readTable, type Table } from "../read-table.ts";
import { type Column, recogniseColumns } from "../recognise-columns.ts";
import type { Settings } from "../settings.ts";
import { withStorableCells } from "../storable.ts";
import { type Held, holdsOf } from "./list-holds.ts";

/** Far more than any list of customers; its file is kept in one piece until it is used. */
export const largestList = 16 * 1024 * 1024;
export const tooLargeList = "The list is larger than 16 MB. Split it into smaller files and upload them one by one.";

export type ReadList = {
  table: Table;
  sheets: Sheet[] | null;
  columns: Column[];
  /** One for each row, in the order of the file. */
  held: Held[];
};

type About = { settings: Settings; kind: SuppressionListKind; agencyWide: boolean };

/** A list as it would be used under its settings; the same reader, columns and cleansing as for a backlog. */
export async function readList(
  bytes: Uint8Array,
  { settings, ...about }: About,
): Promise<{ ok: true; list: ReadList } | Unreadable> {
  const opened = await openFile(bytes, settings.sheet ?? null);
  if (!opened.ok) return opened;
  const { encoding, delimiter, headerLine, country } = settings;
  const read = readTable(opened.source, { encoding, delimiter, headerLine });
  if (!read.ok) return read;
  const table = withStorableCells(read.table);
  const columns = recogniseColumns(table).map((column) => {
    const field = settings.fields[column.index];
    return field === undefined ? column : { ...column, field, confidence: 1, reason: "Chosen by a person." };
  });
  const used = columns.filter(({ field }) => field !== "ignore");
  const held = table.records.map(({ cells, repeatsHeader }) => {
    const row = repeatsHeader
      ? []
      : used.map(({ index, field }) => ({ column: index, field, text: cells[index] ?? "" }));
    return holdsOf(cleanse(row, { country }), about);
  });
  return { ok: true, list: { table, sheets: table.workbook?.sheets ?? null, columns, held } };
}
