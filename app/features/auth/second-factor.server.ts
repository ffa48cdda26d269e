import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { recoveryCodes, secondFactors, users } from "#db/schema.ts";
import { type Proof, type Proved, prove } from "./prove.server.ts";
import { drawRecoveryCodes } from "./recovery-codes.server.ts";
import { closeSessionsOf } from "./sessions.server.ts";
import { drawSecret, secretToShow, stepOf } from "./totp.server.ts";

/** Whoever walks away from a secret on the screen does not find it there in the evening. */
const shownMs = 15 * 60_000;

export type Refused = Extract<Proved, { ok: false }>;

const confirmed = (userId: string) => and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));

const begunFor = (userId: string, now: Date) =>
  and(
    eq(secondFactors.userId, userId),
    isNull(secondFactors.confirmedAt),
    gt(secondFactors.begunAt, new Date(now.getTime() - shownMs)),
  );

export async function hasSecondFactor(db: Queryable, userId: string): Promise<boolean> {
  return (await db.$count(secondFactors, confirmed(userId))) > 0;
}

/** How it stands with somebody's second factor, for their own eyes. */
export async function secondFactorOf(db: Queryable, { userId, now }: { userId: string; now: Date }) {
  if (await hasSecondFactor(db, userId)) {
    return { is: "on", left: await db.$count(recoveryCodes, eq(recoveryCodes.userId, userId)) } as const;
  }
  const [begun] = await db
    .select({ sealed: secondFactors.sealedSecret, email: users.email })
    .from(secondFactors)
    .innerJoin(users, eq(users.id, secondFactors.userId))
    .where(begunFor(userId, now));
  const shown = begun ? secretToShow({ userId, ...begun }) : null;
  return shown ? ({ is: "begun", ...shown } as const) : ({ is: "off" } as const);
}

/** Draws a secret for whoever knows the password; it asks for nothing until a first code has confirmed it. */
export async function beginSecondFactor(
  db: Db,
  proof: Omit<Proof, "code">,
): Promise<{ ok: true } | Refused | { ok: false; reason: "on-already" }> {
  const proved = await prove(db, proof);
  if (!proved.ok) return proved;
  const { userId, now } = proof;
  const begun = { sealedSecret: drawSecret(userId), begunAt: now };
  const [row] = await db
    .insert(secondFactors)
    .values({ userId, ...begun })
    .onConflictDoUpdate({ target: secondFactors.userId, set: begun, setWhere: isNull(secondFactors.confirmedAt) })
    .returning({ userId: secondFactors.userId });
  return row ? { ok: true } : { ok: false, reason: "on-already" };
}

/** A secret that was begun under a password that is over: whoever drew it may be somebody else. */
export async function forgetBegun(db: Queryable, userId: string): Promise<void> {
  await db.delete(secondFactors).where(and(eq(secondFactors.userId, userId), isNull(secondFactors.confirmedAt)));
}

type Confirming = { userId: string; clientId: string | null; code: string; token: string; now: Date; at: Date };

/**
 * Switches it on with the first code that the telephone shows. That code is used by this, and whoever is signed in elsewhere by the password
 * alone is signed out.
 */
export async function confirmSecondFactor(
  db: Db,
  { userId, clientId, code, token, now, at }: Confirming,
): Promise<{ ok: true; codes: string[] } | { ok: false; reason: "wrong-code" | "not-begun" }> {
  return db.transaction(async (tx) => {
    // Whoever signs in by the password alone in this moment is waited for, and signed out with the others.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
    const begun = begunFor(userId, now);
    const [factor] = await tx
      .select({ sealed: secondFactors.sealedSecret })
      .from(secondFactors)
      .where(begun)
      .for("update");
    if (!factor) return { ok: false, reason: "not-begun" } as const;
    const lastStep = stepOf({ userId, sealed: factor.sealed, code: code.replace(/\s/g, ""), now });
    if (lastStep === null) return { ok: false, reason: "wrong-code" } as const;
    await tx.update(secondFactors).set({ confirmedAt: now, lastStep }).where(eq(secondFactors.userId, userId));
    const codes = await drawRecoveryCodes(tx, userId);
    await closeSessionsOf(tx, userId, token);
    await record(tx, { type: "user.second-factor-on", data: { userId }, clientId, by: userId, at });
    return { ok: true, codes } as const;
  });
}

/** Those that were written down before open nothing more. */
export async function renewRecoveryCodes(
  db: Db,
  proof: Proof & { code: string },
): Promise<{ ok: true; codes: string[] } | Refused> {
  const proved = await prove(db, proof);
  if (!proved.ok) return proved;
  const { userId, at } = proof;
  const codes = await db.transaction(async (tx) => {
    const [factor] = await tx.select().from(secondFactors).where(confirmed(userId)).for("update");
    if (!factor) return null;
    const { clientId } = proved.user;
    await record(tx, { type: "user.recovery-codes-renewed", data: { userId }, clientId, by: userId, at });
    return drawRecoveryCodes(tx, userId);
  });
  // Taken away in this moment: there is nothing any more that a code would fit.
  return codes ? { ok: true, codes } : { ok: false, reason: "wrong-code" };
}

export async function switchOffSecondFactor(db: Db, proof: Proof & { code: string }): Promise<{ ok: true } | Refused> {
  const proved = await prove(db, proof);
  if (!proved.ok) return proved;
  const { userId, at } = proof;
  const { clientId } = proved.user;
  await db.transaction(async (tx) => {
    const gone = await tx.delete(secondFactors).where(confirmed(userId)).returning({ userId: secondFactors.userId });
    if (gone.length > 0)
      await record(tx, { type: "user.second-factor-off", data: { userId }, clientId, by: userId, at });
  });
  return { ok: true };
}
