import { and, count, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { agency, clients, signInFailures, users } from "#db/schema.ts";
import { passwordFits } from "./password.server.ts";
import { openSession } from "./sessions.server.ts";

const windowMs = 15 * 60_000;
/** An office signs in through one address: that one may be wrong more often than one person. */
const triesAllowed = { email: 10, from: 50 };

type SignedIn = { ok: true; token: string; role: (typeof users.$inferSelect)["role"] };
type Refused = { ok: false; reason: "wrong-email-or-password" | "too-many-tries" };

/**
 * Who may guess is limited by address of the account and of the caller; a wrong address costs as much time as a wrong password.
 * A try is written down before the password is looked at, so that a thousand at once are a thousand tries too.
 */
export async function signIn(
  db: Db,
  { email, password, from, now, at }: { email: string; password: string; from: string | null; now: Date; at: Date },
): Promise<SignedIn | Refused> {
  const subjects = [`email:${email.toLowerCase()}`, ...(from ? [`from:${from}`] : [])];
  await forgetOldTries(db, now);
  const tries = await db
    .insert(signInFailures)
    .values(subjects.map((subject) => ({ subject, at: now })))
    .returning({ id: signInFailures.id });
  const forgetThis = () =>
    db.delete(signInFailures).where(
      inArray(
        signInFailures.id,
        tries.map(({ id }) => id),
      ),
    );
  if (await triedTooOften(db, subjects, now)) {
    // Nobody looked at the password: waiting must not begin anew with each impatient try.
    await forgetThis();
    return { ok: false, reason: "too-many-tries" };
  }

  const [user] = await db
    .select({ id: users.id, role: users.role, clientId: users.clientId, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.disabledAt)));

  if (!(await passwordFits(user?.passwordHash ?? null, password)) || !user) {
    return { ok: false, reason: "wrong-email-or-password" };
  }
  await forgetThis();
  return db.transaction(async (tx) => {
    // Whoever changes it in this moment is waited for: a session that the old password opened would outlive it.
    const stillTheirs = and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash), isNull(users.disabledAt));
    const [still] = await tx.select({ id: users.id }).from(users).where(stillTheirs).for("share");
    return still ? enter(tx, { user, now, at }) : ({ ok: false, reason: "wrong-email-or-password" } as const);
  });
}

/** One click in the demo; the door does not exist where the agency is a real one. */
export async function signInAs(
  db: Db,
  { userId, now, at }: { userId: string; now: Date; at: Date },
): Promise<SignedIn | { ok: false; reason: "not-the-demo" }> {
  const [user] = await db
    .select({ id: users.id, role: users.role, clientId: users.clientId })
    .from(users)
    .innerJoin(agency, eq(agency.demo, true))
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user) return { ok: false, reason: "not-the-demo" };
  return enter(db, { user, now, at });
}

/** The demo's people, for its login page. */
export async function demoCast(
  db: Db,
): Promise<
  { id: string; name: string; email: string; role: (typeof users.$inferSelect)["role"]; client: string | null }[]
> {
  return db
    .select({ id: users.id, name: users.name, email: users.email, role: users.role, client: clients.name })
    .from(users)
    .innerJoin(agency, eq(agency.demo, true))
    .leftJoin(clients, eq(clients.id, users.clientId))
    .where(isNull(users.disabledAt))
    .orderBy(sql`array_position(array['agent','manager','admin','client'], ${users.role})`, users.name);
}

/** What no longer counts is forgotten by whoever tries next. */
async function forgetOldTries(db: Db, now: Date): Promise<void> {
  await db.delete(signInFailures).where(lt(signInFailures.at, new Date(now.getTime() - windowMs)));
}

/** This try is one of them. */
async function triedTooOften(db: Db, subjects: string[], now: Date): Promise<boolean> {
  const tries = await db
    .select({ subject: signInFailures.subject, tries: count() })
    .from(signInFailures)
    .where(and(inArray(signInFailures.subject, subjects), gt(signInFailures.at, new Date(now.getTime() - windowMs))))
    .groupBy(signInFailures.subject);
  return tries.some(({ subject, tries }) => tries > triesAllowed[subject.startsWith("email:") ? "email" : "from"]);
}

/** `now` is the wall's time, which sessions live by; `at` the trade's, which the ledger is written in. */
async function enter(
  db: Queryable,
  { user, now, at }: { user: { id: string; role: SignedIn["role"]; clientId: string | null }; now: Date; at: Date },
): Promise<SignedIn> {
  const token = await db.transaction(async (tx) => {
    await record(tx, { type: "user.signed-in", data: { userId: user.id }, clientId: user.clientId, by: user.id, at });
    return openSession(tx, { userId: user.id, now });
  });
  return { ok: true, token, role: user.role };
}
