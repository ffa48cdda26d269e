import { and, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import { lockUser } from "./lock-user.server.ts";
import { closeSessionsOf } from "./sessions.server.ts";

/** Nobody disabled keeps an open session: they are out at once. Said again, the day they left stays. Of two admins who disable each other one stays. */
export async function disableUser(
  db: Queryable,
  { userId, by, now }: { userId: string; by: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "not-yourself" | "last-admin" | "no-such-user" }> {
  if (userId === by) return { ok: false, reason: "not-yourself" };
  return db.transaction(async (tx) => {
    const admins = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.role, "admin"), isNull(users.disabledAt)))
      .orderBy(users.id)
      .for("update");
    if (admins.length === 1 && admins[0]?.id === userId) return { ok: false, reason: "last-admin" } as const;
    const user = await lockUser(tx, userId);
    if (!user) return { ok: false, reason: "no-such-user" } as const;
    if (user.disabledAt) return { ok: true } as const;
    await tx.update(users).set({ disabledAt: now }).where(eq(users.id, userId));
    await closeSessionsOf(tx, userId);
    await record(tx, { type: "user.disabled", data: { userId }, clientId: user.clientId, by, at: now });
    return { ok: true } as const;
  });
}
