import { and, eq, inArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { importEdits, imports } from "#db/schema.ts";
import { correctable, readSettings, type Settings, shapeOf } from "./settings.ts";
import { orTooMany, TooManyDecisions } from "./too-many-decisions.ts";

type Correction = { importId: string; change: (settings: Settings) => Settings; by: string; now: Date };
type Corrected =
  | { ok: true }
  | { ok: false; reason: "no-such-import" | "too-late" }
  | { ok: false; reason: "too-many-decisions"; sentence: string };

/**
 * Changes how a file is read: its sheet, encoding, delimiter and header line, the country of its numbers, what a column means, which rules
 * are on. Possible until it is queued; two corrections at once take turns and neither is lost.
 */
export async function correctReading(db: Db, { importId, change, by, now }: Correction): Promise<Corrected> {
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ clientId: imports.clientId, campaignId: imports.campaignId, settings: imports.settings })
      .from(imports)
      .where(and(eq(imports.id, importId), inArray(imports.status, correctable)))
      .for("update");
    if (!found) {
      const [there] = await tx.select({ id: imports.id }).from(imports).where(eq(imports.id, importId));
      return { ok: false, reason: there ? "too-late" : "no-such-import" } as const;
    }
    const before = readSettings(found.settings);
    const changed = orTooMany(() => change(before));
    if (changed instanceof TooManyDecisions)
      return { ok: false, reason: "too-many-decisions", sentence: changed.message } as const;
    // What could not be read again must not be stored.
    const settings = readSettings(changed);
    // Other columns or lines: what was typed over the old ones has lost its place.
    if (shapeOf(settings) !== shapeOf(before)) await tx.delete(importEdits).where(eq(importEdits.importId, importId));
    await tx.update(imports).set({ settings }).where(eq(imports.id, importId));
    const { clientId, campaignId } = found;
    await record(tx, {
      type: "import.mapping-corrected",
      data: { columns: Object.keys(settings.fields).length },
      clientId,
      campaignId,
      importId,
      by,
      at: now,
    });
    return { ok: true } as const;
  });
}
