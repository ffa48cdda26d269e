import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import { lockUser } from "./lock-user.server.ts";

/**
 * Lets somebody disabled in again, with the password they had. Nothing else was taken from them when they were disabled, and nothing is
 * given back: what colleagues took over meanwhile stays theirs.
 */
export async function enableUser(
  db: Db,
  { userId, by, now }: { userId: string; by: string | null; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "not-yourself" | "no-such-user" }> {
  // Whoever is disabled while they press this does not undo it.
  if (userId === by) return { ok: false, reason: "not-yourself" };
  return db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user) return { ok: false, reason: "no-such-user" } as const;
    if (!user.disabledAt) return { ok: true } as const;
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    await record(tx, { type: "user.enabled", data: { userId }, clientId: user.clientId, by, at: now });
    return { ok: true } as const;
  });
}
