import { and, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import { hashPassword, passwordFits } from "./password.server.ts";
import { closeSessionsOf } from "./sessions.server.ts";

export type PasswordChanged = { ok: true } | { ok: false; reason: "wrong-password" | "the-same" };

/** A new password, for whoever knows the old one; every other place where this person is signed in is signed out. */
export async function changePassword(
  db: Db,
  { userId, current, next, token, now }: { userId: string; current: string; next: string; token: string; now: Date },
): Promise<PasswordChanged> {
  const [user] = await db
    .select({ passwordHash: users.passwordHash, clientId: users.clientId })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user || !(await passwordFits(user.passwordHash, current))) return { ok: false, reason: "wrong-password" };
  // Kept, a password that an admin gave would still be known to two.
  if (next === current) return { ok: false, reason: "the-same" };
  const passwordHash = await hashPassword(next);
  return db.transaction(async (tx) => {
    // Of two who change it at once the second no longer knows it.
    const [changed] = await tx
      .update(users)
      .set({ passwordHash, passwordGivenAt: null })
      .where(and(eq(users.id, userId), eq(users.passwordHash, user.passwordHash), isNull(users.disabledAt)))
      .returning({ id: users.id });
    if (!changed) return { ok: false, reason: "wrong-password" } as const;
    await closeSessionsOf(tx, userId, token);
    await record(tx, { type: "user.password-changed", data: { userId }, clientId: user.clientId, by: userId, at: now });
    return { ok: true } as const;
  });
}
