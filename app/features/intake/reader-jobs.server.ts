import { isZip, type Source, type Unreadable } from "./grid.ts";
import { type Look, look } from "./look.ts";
import { readTable } from "./read-table.ts";
import type { Settings } from "./settings.ts";
import { readWorkbook } from "./workbook/read-workbook.server.ts";

/** What is asked of the reader: the whole look at a file, or only whether it is a table and what its columns are called. */
export type Job = { kind: "look"; bytes: Uint8Array; settings: Settings } | { kind: "headers"; bytes: Uint8Array };

export type Looked = { ok: true; look: Look } | Unreadable;
export type Headers = { ok: true; headers: string[] } | Unreadable;
export type Done = { look: Looked; headers: Headers };

export const jobs: { [K in Job["kind"]]: (job: Extract<Job, { kind: K }>) => Promise<Done[K]> } = {
  look: async ({ bytes, settings }) => {
    const opened = await openFile(bytes, settings.sheet ?? null);
    return opened.ok ? look(opened.source, settings) : opened;
  },
  headers: async ({ bytes }) => {
    const opened = await openFile(bytes, null);
    if (!opened.ok) return opened;
    const read = readTable(opened.source);
    return read.ok ? { ok: true, headers: read.table.headers } : read;
  },
};

/** A file as something a table can be made from: a workbook is opened elsewhere, everything else is read as the text it is. */
export async function openFile(
  bytes: Uint8Array,
  sheet: string | null,
): Promise<{ ok: true; source: Source } | Unreadable> {
  if (!isZip(bytes)) return { ok: true, source: bytes };
  const opened = await readWorkbook(bytes, sheet);
  return opened.ok ? { ok: true, source: opened.grid } : opened;
}
