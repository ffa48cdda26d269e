import { record } from "#app/features/audit/record.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import type { Role } from "#db/vocabulary.ts";
import { hashPassword } from "./password.server.ts";

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
