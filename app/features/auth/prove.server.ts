import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema.ts";
import { passwordFits } from "./password.server.ts";
import { takeTry } from "./sign-in-tries.server.ts";
import { useCode } from "./use-code.server.ts";

export type Proof = {
  userId: string;
  password: string;
  /** Of the telephone, or one of the recovery codes; left out where there is no second factor yet. */
  code?: string;
  from: string | null;
  now: Date;
  at: Date;
};
export type Proved =
  | { ok: true; user: { email: string; clientId: string | null; passwordHash: string } }
  | { ok: false; reason: "wrong-password" | "wrong-code" | "too-many-tries" };

/** Whoever sits at the open page shows once more that they are its owner. Wrong ones count as those at the door do. */
export async function prove(db: Db, { userId, password, code, from, now, at }: Proof): Promise<Proved> {
  const [user] = await db
    .select({ email: users.email, clientId: users.clientId, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user) return { ok: false, reason: "wrong-password" };
  const guess = await takeTry(db, { email: user.email, from, now });
  if (!guess) return { ok: false, reason: "too-many-tries" };
  if (!(await passwordFits(user.passwordHash, password))) return { ok: false, reason: "wrong-password" };
  if (code !== undefined) {
    const fits = await db.transaction((tx) => useCode(tx, { userId, clientId: user.clientId, code, now, at }));
    if (!fits) return { ok: false, reason: "wrong-code" };
  }
  await guess.forget();
  return { ok: true, user };
}
