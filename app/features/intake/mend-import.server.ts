import type { Db } from "#db/client.server.ts";
import { importPage } from "./import-page.server.ts";
import { intake } from "./intake-thread.server.ts";
import { type Mending, type MendRefusal, mendCells } from "./mend-cells.server.ts";
import { mendRows } from "./mend-rows.server.ts";
import type { RowView } from "./row-view.ts";

export type MendedImport =
  | { ok: true; rows: RowView[] }
  | { ok: false; reason: MendRefusal["reason"] | "unreadable"; rows: [] };

/** Mends an import as it stands, committed or not, and shows the rows that were touched. */
export async function mendImport(db: Db, mending: Mending): Promise<MendedImport> {
  const before = await importPage(db, mending.importId);
  const done = await (before?.status === "committed" ? mendRows : mendCells)(db, mending);
  if (!done.ok) return { ...done, rows: [] };
  const about = await importPage(db, mending.importId);
  const lines = [...mending.edits, ...(mending.findLater ?? [])].map(({ line }) => line);
  const rows = about ? await intake(db, "mended", about, [...new Set(lines)]) : [];
  return { ok: true, rows };
}
