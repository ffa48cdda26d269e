import { and, eq, inArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";

const sentences = {
  surprise:
    "Something unexpected stopped the import, and nothing of it was written. Try again; if it stops again, tell your admin.",
  "too-much":
    "The file holds more than can be compared at once, and nothing of it was written. Split it into smaller files and upload them one by one.",
  unreadable: "The file can no longer be read as it was. Check how it is read in step 1, then commit again.",
};

/** Says on the import's page that it could not be written. Nothing of it is there. */
export async function failImport(
  db: Db,
  { importId, code, by, now }: { importId: string; code: keyof typeof sentences; by: string; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [failed] = await tx
      .update(imports)
      .set({ status: "failed", phase: null, rowsDone: 0, problem: sentences[code] })
      .where(and(eq(imports.id, importId), inArray(imports.status, ["queued", "committing"])))
      .returning({ clientId: imports.clientId, campaignId: imports.campaignId });
    if (!failed) return;
    await record(tx, { type: "import.failed", data: { code }, ...failed, importId, by, at: now });
    await announce(tx, `import:${importId}`, { phase: "failed" });
  });
}
