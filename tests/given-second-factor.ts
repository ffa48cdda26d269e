import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import { hashPassword } from "#app/features/auth/password.server.ts";
import { beginSecondFactor, confirmSecondFactor, secondFactorOf } from "#app/features/auth/second-factor.server.ts";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema.ts";

export const passwordOfGiven = "the password of whoever has a telephone";

/** What the telephone shows at a moment, once it knows the secret as it is typed. */
export const telephoneShows = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp: at.getTime() });

/** Somebody with a password and a second factor, switched on by the code of that moment as they would do it themselves. */
export async function givenSecondFactor(db: Db, { userId, now }: { userId: string; now: Date }) {
  const passwordHash = await hashPassword(passwordOfGiven);
  const [user] = await db.update(users).set({ passwordHash }).where(eq(users.id, userId)).returning();
  const proof = { userId, password: passwordOfGiven, from: null, now, at: now };
  expect(await beginSecondFactor(db, proof)).toEqual({ ok: true });
  const begun = await secondFactorOf(db, { userId, now });
  if (begun.is !== "begun") throw new Error(begun.is);
  const code = telephoneShows(begun.text, now);
  const on = await confirmSecondFactor(db, { ...proof, clientId: user?.clientId ?? null, code, token: "" });
  if (!on.ok) throw new Error(on.reason);
  return {
    email: user?.email ?? "",
    secret: begun.text,
    recovery: on.codes,
    shows: (at: Date) => telephoneShows(begun.text, at),
  };
}
