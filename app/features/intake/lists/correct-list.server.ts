import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { suppressionLists } from "#db/schema.ts";
import { readSettings, type Settings } from "../settings.ts";

/** Changes how a list is read, until it is used; two corrections at once take turns and neither is lost. */
export async function correctList(
  db: Db,
  { listId, change }: { listId: string; change: (settings: Settings) => Settings },
): Promise<{ ok: true } | { ok: false; reason: "no-such-list" | "used-already" | "ended" }> {
  return db.transaction(async (tx) => {
    const list = eq(suppressionLists.id, listId);
    const [found] = await tx
      .select({ settings: suppressionLists.settings, status: suppressionLists.status })
      .from(suppressionLists)
      .where(list)
      .for("update");
    if (!found) return { ok: false, reason: "no-such-list" } as const;
    if (found.status !== "ready")
      return { ok: false, reason: found.status === "active" ? "used-already" : "ended" } as const;
    await tx
      .update(suppressionLists)
      .set({ settings: change(readSettings(found.settings)) })
      .where(list);
    return { ok: true } as const;
  });
}
