import { isZip, type Source, type Unreadable } from "./grid.ts";
import { readTable } from "./read-table.ts";
import { readWorkbook } from "./workbook/read-workbook.server.ts";

/** A file as something a table can be made from: a workbook is opened elsewhere, everything else is read as the text it is. */
export async function openFile(
  bytes: Uint8Array,
  sheet: string | null,
): Promise<{ ok: true; source: Source } | Unreadable> {
  if (!isZip(bytes)) return { ok: true, source: bytes };
  const opened = await readWorkbook(bytes, sheet);
  return opened.ok ? { ok: true, source: opened.grid } : opened;
}

/** Whether a file is a table, and what its columns are called. */
export async function headersOf(bytes: Uint8Array): Promise<{ ok: true; headers: string[] } | Unreadable> {
  const opened = await openFile(bytes, null);
  if (!opened.ok) return opened;
  const read = readTable(opened.source);
  return read.ok ? { ok: true, headers: read.table.headers } : read;
}
