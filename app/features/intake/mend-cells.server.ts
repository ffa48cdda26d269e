import { and, eq, inArray, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { storable } from "#app/kit/storable.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import { importPage } from "./import-page.server.ts";
import { intake } from "./intake-thread.server.ts";
import type { CellEdit } from "./mend-record.ts";
import { canCorrect, correctable, readSettings, shapeOf, withFindLater } from "./settings.ts";

export type Mending = {
  importId: string;
  edits: readonly CellEdit[];
  /** Rows that are to be researched although nobody can be reached yet, or no longer so. */
  findLater?: readonly { line: number; on: boolean }[];
  by: string;
  now: Date;
};
export type MendRefusal = { ok: false; reason: "no-such-import" | "too-late" | "read-anew" };

/**
 * Writes over cells of a file that is not committed yet. A cell that is given back the client's own value is no longer an edit. Nothing
 * else is written: the rows are read anew with the edits, and the commit writes both.
 */
export async function mendCells(
  db: Db,
  { importId, edits, findLater = [], by, now }: Mending,
): Promise<{ ok: true; cells: number } | MendRefusal> {
  const about = await importPage(db, importId);
  if (!about) return { ok: false, reason: "no-such-import" };
  if (!canCorrect(about.status)) return { ok: false, reason: "too-late" };
  const places = [...edits, ...findLater.map(({ line }) => ({ line, column: 0 }))];
  const originals = await intake(db, "cells", about, places);
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ clientId: imports.clientId, campaignId: imports.campaignId, settings: imports.settings })
      .from(imports)
      .where(and(eq(imports.id, importId), inArray(imports.status, correctable)))
      .for("update");
    if (!found) return { ok: false, reason: "too-late" } as const;
    const { clientId, campaignId } = found;
    const was = readSettings(found.settings);
    if (shapeOf(was) !== shapeOf(about.settings)) return { ok: false, reason: "read-anew" } as const;
    const cells = edits.filter((_, n) => originals[n] !== null);
    const changed = await writeEdits(tx, {
      clientId,
      importId,
      by,
      now,
      edits: cells,
      originals: originals.slice(0, edits.length).filter((original) => original !== null),
    });
    const known = new Set(was.findLater);
    const released = findLater.filter(
      ({ line, on }, n) => originals[edits.length + n] !== null && known.has(line) !== on,
    );
    if (changed === 0 && released.length === 0) return { ok: true, cells: 0 } as const;
    const settings = withFindLater({ ...was, edits: (was.edits ?? 0) + 1 }, released);
    await tx.update(imports).set({ settings }).where(eq(imports.id, importId));
    const rows = new Set([...cells, ...released].map(({ line }) => line)).size;
    await record(tx, {
      type: "import.rows-mended",
      data: { cells: changed, rows },
      clientId,
      campaignId,
      importId,
      by,
      at: now,
    });
    return { ok: true, cells: changed } as const;
  });
}

type Writing = Pick<Mending, "importId" | "edits" | "by" | "now"> & { clientId: string; originals: readonly string[] };

/** Stores edits, and takes away those that say what the client said; counts the cells that stand otherwise than before. */
export async function writeEdits(tx: Tx, { clientId, importId, edits, originals, by, now }: Writing): Promise<number> {
  const rows = edits.map(({ line, column, value }, n) => ({ line, column, value: storable(value), was: originals[n] }));
  if (rows.length === 0) return 0;
  // Of a cell that is given twice the last word counts.
  const last = new Map(rows.map((row) => [`${row.line} ${row.column}`, row]));
  const given = sql`jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb) as g(line int, "column" int, value text, was text)`;
  const taken = await tx.execute(sql`
    delete from import_edits e using ${given}
    where e.import_id = ${importId} and e.line = g.line and e."column" = g."column" and g.value = g.was`);
  const put = await tx.execute(sql`
    insert into import_edits (client_id, import_id, line, "column", value, by, at)
    select ${clientId}, ${importId}, g.line, g."column", g.value, ${by}, ${now.toISOString()}::timestamptz from ${given} where g.value <> g.was
    on conflict (import_id, line, "column") do update set value = excluded.value, by = excluded.by, at = excluded.at
    where import_edits.value <> excluded.value`);
  return (taken.rowCount ?? 0) + (put.rowCount ?? 0);
}
