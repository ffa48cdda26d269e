import { and, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import { hashPassword } from "./password.server.ts";
import { type Proved, prove } from "./prove.server.ts";
import { forgetBegun } from "./second-factor.server.ts";
import { closeSessionsOf } from "./sessions.server.ts";

export type PasswordChanged = { ok: true } | { ok: false; reason: "the-same" } | Extract<Proved, { ok: false }>;

type Changing = {
  userId: string;
  current: string;
  next: string;
  token: string;
  from: string | null;
  now: Date;
  at: Date;
};

/**
 * A new password, for whoever knows the old one; every other place where this person is signed in is signed out. `now` is the wall's time, which
 * guesses are counted in; `at` the trade's, which the ledger is written in.
 */
export async function changePassword(
  db: Db,
  { userId, current, next, token, from, now, at }: Changing,
): Promise<PasswordChanged> {
  const proved = await prove(db, { userId, password: current, from, now, at });
  if (!proved.ok) return proved;
  const { user } = proved;
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
    await forgetBegun(tx, userId);
    await record(tx, { type: "user.password-changed", data: { userId }, clientId: user.clientId, by: userId, at });
    return { ok: true } as const;
  });
}
