import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { importEdits, imports } from "#db/schema.ts";
import { uuids } from "./concerned.server.ts";

/**
 * A file of a client holds them as well, in an encoding or a workbook that nobody can take a word out of and have the same file: once
 * committed its rows say all of it, so the file goes, and its pages say so.
 */
export async function removeFiles(tx: Tx, importIds: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from import_files where import_id = ${uuids(importIds)}`);
  await tx.execute(sql`
    update imports set settings = settings || '{"fileErased": true}' where id = ${uuids(importIds)}`);
}

/** A file that was stopped could be taken up again; it goes with what was written over it. False: somebody has taken one up just now. */
export async function removeStopped(tx: Tx, importIds: readonly string[]): Promise<boolean> {
  for (const importId of importIds) {
    const [stopped] = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(and(eq(imports.id, importId), inArray(imports.status, ["cancelled", "failed"])))
      .for("update");
    if (!stopped) return false;
    await tx.delete(importEdits).where(eq(importEdits.importId, importId));
  }
  await removeFiles(tx, importIds);
  return true;
}
