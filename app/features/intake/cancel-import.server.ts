import { and, eq, inArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";

/** Stops an import before it is committed. One that is being written takes everything back; the file stays and can be taken up again. */
export async function cancelImport(
  db: Db,
  { importId, by, now }: { importId: string; by: string; now: Date },
): Promise<{ ok: true; rowsDone: number } | { ok: false; reason: "no-such-import" | "too-late" }> {
  return db.transaction(async (tx) => {
    const [stopped] = await tx
      .update(imports)
      .set({ status: "cancelled", phase: null })
      .where(and(eq(imports.id, importId), inArray(imports.status, ["ready", "queued", "committing"])))
      .returning({ clientId: imports.clientId, campaignId: imports.campaignId, rowsDone: imports.rowsDone });
    if (!stopped) {
      const [there] = await tx.select({ id: imports.id }).from(imports).where(eq(imports.id, importId));
      return { ok: false, reason: there ? "too-late" : "no-such-import" } as const;
    }
    const { clientId, campaignId, rowsDone } = stopped;
    await record(tx, { type: "import.cancelled", data: { rowsDone }, clientId, campaignId, importId, by, at: now });
    await announce(tx, `import:${importId}`, { phase: "cancelled" });
    return { ok: true, rowsDone } as const;
  });
}
