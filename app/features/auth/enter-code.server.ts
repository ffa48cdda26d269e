import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db, Queryable } from "#db/client.server.ts";
import { sessions, users } from "#db/schema.ts";
import type { Role } from "#db/vocabulary.ts";
import { tokenHashOf } from "./sessions.server.ts";
import { enter } from "./sign-in.server.ts";
import { takeTry } from "./sign-in-tries.server.ts";
import { useCode } from "./use-code.server.ts";

const half = (token: string, now: Date) =>
  and(eq(sessions.tokenHash, tokenHashOf(token)), eq(sessions.awaitsCode, true), gt(sessions.expiresAt, now));

/** Whose password was right a moment ago, and who is still to show a code. */
export async function halfSignedIn(db: Queryable, { token, now }: { token: string; now: Date }) {
  const [found] = await db
    .select({ id: users.id, email: users.email, role: users.role, clientId: users.clientId })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(half(token, now), isNull(users.disabledAt)));
  return found ?? null;
}

type Entering = { token: string; code: string; from: string | null; now: Date; at: Date };

/** The second step of signing in: the code, and then a session of which the first step's token knows nothing. */
export async function enterCode(
  db: Db,
  { token, code, from, now, at }: Entering,
): Promise<
  { ok: true; token: string; role: Role } | { ok: false; reason: "wrong-code" | "too-many-tries" | "begin-again" }
> {
  const user = await halfSignedIn(db, { token, now });
  if (!user) return { ok: false, reason: "begin-again" };
  // Counted with the wrong passwords of this address: whoever knows the password guesses no more often for it.
  const guess = await takeTry(db, { email: user.email, from, now });
  if (!guess) return { ok: false, reason: "too-many-tries" };
  const entered = await db.transaction(async (tx) => {
    // Whoever changes the password, or disables them, in this moment is waited for, as at the first step.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for("share");
    if (!(await useCode(tx, { userId: user.id, clientId: user.clientId, code, now, at })))
      return { ok: false, reason: "wrong-code" } as const;
    const closed = await tx.delete(sessions).where(half(token, now)).returning({ userId: sessions.userId });
    return closed.length > 0 ? enter(tx, { user, now, at }) : ({ ok: false, reason: "begin-again" } as const);
  });
  if (entered.ok) await guess.forget();
  return entered;
}
