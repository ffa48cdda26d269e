import { and, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import type { Role } from "#db/vocabulary.ts";
import { hashPassword } from "./password.server.ts";
import { closeSessionsOf } from "./sessions.server.ts";

export type NewUser = { email: string; name: string; role: Role; clientId: string | null; password: string };

/**
 * Adds a person who may sign in. A client's person belongs to that client, everyone else to the agency. The first password of whoever is added
 * by somebody is known to two.
 */
export async function createUser(
  db: Queryable,
  { password, by, now, ...user }: NewUser & { by: string | null; now: Date },
): Promise<{ ok: true; userId: string } | { ok: false; reason: "email-taken" | "client-does-not-fit-role" }> {
  if ((user.role === "client") !== (user.clientId !== null)) return { ok: false, reason: "client-does-not-fit-role" };
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(users)
      .values({ ...user, passwordHash, passwordGivenAt: by ? now : null, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!made) return { ok: false, reason: "email-taken" } as const;
    await record(tx, { type: "user.created", data: { userId: made.id }, clientId: user.clientId, by, at: now });
    return { ok: true, userId: made.id } as const;
  });
}

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
    const [user] = await tx
      .select({ clientId: users.clientId, disabledAt: users.disabledAt })
      .from(users)
      .where(eq(users.id, userId))
      .for("no key update");
    if (!user) return { ok: false, reason: "no-such-user" } as const;
    if (user.disabledAt) return { ok: true } as const;
    await tx.update(users).set({ disabledAt: now }).where(eq(users.id, userId));
    await closeSessionsOf(tx, userId);
    await record(tx, { type: "user.disabled", data: { userId }, clientId: user.clientId, by, at: now });
    return { ok: true } as const;
  });
}
