import { and, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import { hashPassword } from "./password.server.ts";
import { forgetBegun } from "./second-factor.server.ts";
import { closeSessionsOf } from "./sessions.server.ts";
import { forgetTriesFor } from "./sign-in-tries.server.ts";

export type PasswordGiven = { ok: true } | { ok: false; reason: "not-yourself" | "no-such-user" | "changed-meanwhile" };

/**
 * A new first password for somebody who forgot theirs. It is known to two, so whoever signs in with it chooses their own before anything else;
 * whoever was signed in as them is out, and what was guessed in vain no longer keeps them waiting. Somebody disabled stays so.
 * @param seen when they were last given one, as the page said: of two admins who write one at once the second is told
 */
export async function givePassword(
  db: Db,
  {
    userId,
    password,
    seen,
    by,
    now,
  }: { userId: string; password: string; seen: Date | null; by: string | null; now: Date },
): Promise<PasswordGiven> {
  // Their own they change by the one they have: an admin's open window must not be enough.
  if (userId === by) return { ok: false, reason: "not-yourself" };
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const asSeen = seen ? eq(users.passwordGivenAt, seen) : isNull(users.passwordGivenAt);
    const [user] = await tx
      .update(users)
      .set({ passwordHash, passwordGivenAt: now })
      .where(and(eq(users.id, userId), asSeen))
      .returning({ email: users.email, clientId: users.clientId });
    if (!user) {
      const known = await tx.$count(users, eq(users.id, userId));
      return { ok: false, reason: known ? "changed-meanwhile" : "no-such-user" } as const;
    }
    await closeSessionsOf(tx, userId);
    await forgetBegun(tx, userId);
    await forgetTriesFor(tx, user.email);
    await record(tx, { type: "user.password-given", data: { userId }, clientId: user.clientId, by, at: now });
    return { ok: true } as const;
  });
}
