import { and, eq, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { agency, clients, users } from "#db/schema.ts";
import { passwordFits } from "./password.server.ts";
import { hasSecondFactor } from "./second-factor.server.ts";
import { openSession } from "./sessions.server.ts";
import { takeTry } from "./sign-in-tries.server.ts";

type SignedIn = {
  ok: true;
  token: string;
  role: (typeof users.$inferSelect)["role"];
  /** The token opens nothing yet but the page that asks for the second factor. */
  awaitsCode: boolean;
};
type Refused = { ok: false; reason: "wrong-email-or-password" | "too-many-tries" | "first-password-run-out" };

/** How long a password that somebody else wrote, and may have sent, opens anything. */
const firstPasswordMs = 7 * 24 * 60 * 60_000;

/** Who may guess is limited; a wrong address costs as much time as a wrong password. */
export async function signIn(
  db: Db,
  { email, password, from, now, at }: { email: string; password: string; from: string | null; now: Date; at: Date },
): Promise<SignedIn | Refused> {
  const guess = await takeTry(db, { email, from, now });
  if (!guess) return { ok: false, reason: "too-many-tries" };

  const [user] = await db
    .select({
      ...{ id: users.id, role: users.role, clientId: users.clientId },
      ...{ passwordHash: users.passwordHash, givenAt: users.passwordGivenAt },
    })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.disabledAt)));

  if (!(await passwordFits(user?.passwordHash ?? null, password)) || !user) {
    return { ok: false, reason: "wrong-email-or-password" };
  }
  await guess.forget();
  if (user.givenAt && at.getTime() - user.givenAt.getTime() > firstPasswordMs)
    return { ok: false, reason: "first-password-run-out" };
  return db.transaction(async (tx) => {
    // Whoever changes it in this moment is waited for: a session that the old password opened would outlive it.
    const stillTheirs = and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash), isNull(users.disabledAt));
    const [still] = await tx.select({ id: users.id }).from(users).where(stillTheirs).for("share");
    if (!still) return { ok: false, reason: "wrong-email-or-password" } as const;
    if (!(await hasSecondFactor(tx, user.id))) return enter(tx, { user, now, at });
    const token = await openSession(tx, { userId: user.id, now, awaitsCode: true });
    return { ok: true, token, role: user.role, awaitsCode: true } as const;
  });
}

/** One click in the demo, where nobody has a telephone; the door does not exist where the agency is a real one. */
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

/** `now` is the wall's time, which sessions live by; `at` the trade's, which the ledger is written in. */
export async function enter(
  db: Queryable,
  { user, now, at }: { user: { id: string; role: SignedIn["role"]; clientId: string | null }; now: Date; at: Date },
): Promise<SignedIn> {
  const token = await db.transaction(async (tx) => {
    await record(tx, { type: "user.signed-in", data: { userId: user.id }, clientId: user.clientId, by: user.id, at });
    return openSession(tx, { userId: user.id, now });
  });
  return { ok: true, token, role: user.role, awaitsCode: false };
}
