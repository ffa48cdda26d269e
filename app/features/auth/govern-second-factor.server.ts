import { and, eq, isNotNull, ne } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { agency, secondFactors } from "#db/schema.ts";
import { lockUser } from "./lock-user.server.ts";
import { hasSecondFactor } from "./second-factor.server.ts";
import { closeSessionsOf } from "./sessions.server.ts";

/**
 * Takes it away from somebody who lost their telephone and their recovery codes; said again, nothing is left to take. They sign in with their
 * password alone until they set one up again, and whoever was signed in as them is out.
 */
export async function removeSecondFactor(
  db: Db,
  { userId, by, now }: { userId: string; by: string | null; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "not-yourself" | "no-such-user" }> {
  // Their own they switch off by password and code: an admin's open window must not be enough.
  if (userId === by) return { ok: false, reason: "not-yourself" };
  return db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user) return { ok: false, reason: "no-such-user" } as const;
    const gone = await tx
      .delete(secondFactors)
      .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)))
      .returning({ userId: secondFactors.userId });
    if (gone.length === 0) return { ok: true } as const;
    await closeSessionsOf(tx, userId);
    const { clientId } = user;
    await record(tx, { type: "user.second-factor-removed", data: { userId }, clientId, by, at: now });
    return { ok: true } as const;
  });
}

/**
 * Whether everybody of the agency needs one. Whoever has none sets it up before anything else, from their next click on; after a call, once it
 * has its outcome. Only who has one themselves asks it of others: one click must not put the whole house, and whoever clicked, before a page they cannot pass.
 */
export async function askSecondFactor(
  db: Db,
  { asked, by, now }: { asked: boolean; by: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "none-yourself" }> {
  return db.transaction(async (tx) => {
    if (asked && !(await hasSecondFactor(tx, by))) return { ok: false, reason: "none-yourself" } as const;
    const changed = await tx
      .update(agency)
      .set({ asksSecondFactor: asked })
      .where(ne(agency.asksSecondFactor, asked))
      .returning({ id: agency.id });
    if (changed.length > 0) await record(tx, { type: "agency.second-factor-asked", data: { asked }, by, at: now });
    return { ok: true } as const;
  });
}
