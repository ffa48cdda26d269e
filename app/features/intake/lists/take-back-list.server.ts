import { and, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { endLists } from "#app/features/compliance/lists.server.ts";
import type { Db } from "#db/client.server.ts";
import { suppressionLists } from "#db/schema.ts";
import { queueCheck } from "./check-lists.server.ts";
import { lockLists } from "./put-in-force.server.ts";

export type TakenBackList = { ok: true; lifted: number } | { ok: false; reason: "no-such-list" | "not-in-force" };

type Asked = { listId: string; by: string; now: Date };

/**
 * Takes a list back: what no other list, no row and nobody's word holds may be called again, and leads that it closed are opened where they
 * stood, by a job of the same transaction.
 */
export async function takeBackList(db: Db, { listId, by, now }: Asked): Promise<TakenBackList> {
  const [seen] = await db
    .select({ clientId: suppressionLists.clientId })
    .from(suppressionLists)
    .where(eq(suppressionLists.id, listId));
  if (!seen) return { ok: false, reason: "no-such-list" };
  const { clientId } = seen;
  return db.transaction(async (tx) => {
    await lockLists(tx, clientId);
    const [list] = await tx
      .select({ kind: suppressionLists.kind, status: suppressionLists.status })
      .from(suppressionLists)
      .where(eq(suppressionLists.id, listId))
      .for("update");
    if (list?.status !== "active") return { ok: false, reason: "not-in-force" } as const;
    const lifted = await endLists(tx, { listIds: [listId], as: "taken-back", by, now });
    await record(tx, { type: "list.taken-back", data: { listId, kind: list.kind, lifted }, clientId, by, at: now });
    await queueCheck(tx, clientId);
    return { ok: true, lifted } as const;
  });
}

/** A list that was not used yet is let go of as if it had never come. */
export async function leaveList(db: Db, { listId }: { listId: string }): Promise<boolean> {
  const gone = await db
    .delete(suppressionLists)
    .where(and(eq(suppressionLists.id, listId), eq(suppressionLists.status, "ready")))
    .returning({ id: suppressionLists.id });
  return gone.length > 0;
}
