import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { announce } from "#app/kit/live.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { agency, attempts, outcomes, secondFactors, sessions, users } from "#db/schema.ts";
import type { Duty, Person } from "./person.ts";

const hours = 3_600_000;
const idleMs = 4 * hours;
const absoluteMs = 14 * hours;
/** Between the password and the code of the second factor. */
const halfMs = 10 * 60_000;

export const tokenHashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Opens a session and returns its token, which is shown once: only its hash is kept. Times here are the wall's. */
export async function openSession(
  db: Queryable,
  { userId, now, awaitsCode = false }: { userId: string; now: Date; awaitsCode?: boolean },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db.insert(sessions).values({
    tokenHash: tokenHashOf(token),
    userId,
    createdAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + (awaitsCode ? halfMs : absoluteMs)),
    awaitsCode,
  });
  return token;
}

/**
 * The agency asks a second factor of everybody of its own, and this one has none. Whoever is on the telephone meanwhile hangs up, and says what
 * came of their last call, first.
 */
const lacksAskedFactor = sql<boolean>`${users.clientId} is null and exists (select from ${agency} where ${agency.asksSecondFactor})
  and not exists (select from ${secondFactors} where ${secondFactors.userId} = ${users.id} and ${secondFactors.confirmedAt} is not null)
  and not exists (select from (select ${attempts.id} from ${attempts} where ${attempts.agentId} = ${users.id} order by ${attempts.placedAt} desc limit 1) last
    where not exists (select from ${outcomes} where ${outcomes.attemptId} = last.id))`;

/**
 * The person behind a token, unless the session has ended, slept too long, or the person was disabled.
 * @param awake whether this is a sign of life: what an open page asks by itself is none, or nobody would ever be signed out
 */
export async function personOf(
  db: Queryable,
  { token, now, awake = true }: { token: string; now: Date; awake?: boolean },
): Promise<(Person & { duty: Duty | null }) | null> {
  const tokenHash = tokenHashOf(token);
  const awakeSince = new Date(now.getTime() - idleMs);
  const [found] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      clientId: users.clientId,
      givenAt: users.passwordGivenAt,
      lacksFactor: lacksAskedFactor,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        eq(sessions.awaitsCode, false),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, awakeSince),
        isNull(users.disabledAt),
      ),
    );
  if (!found) return null;
  const { seenAt, givenAt, lacksFactor, ...person } = found;
  // Once a minute is enough: a write for each request would make every page a write.
  if (awake && now.getTime() - seenAt.getTime() > 60_000) {
    await db
      .update(sessions)
      .set({ seenAt: sql`greatest(${sessions.seenAt}, ${now.toISOString()}::timestamptz)` })
      .where(eq(sessions.tokenHash, tokenHash));
  }
  return { ...person, duty: givenAt ? "own-password" : lacksFactor ? "second-factor" : null };
}

/** Open pages of a person hear on this that a session of theirs has ended, and ask whether it was their own. */
export const sessionsTopic = (userId: string): string => `sessions:${userId}`;

export async function closeSession(db: Queryable, token: string): Promise<void> {
  const [closed] = await db
    .delete(sessions)
    .where(eq(sessions.tokenHash, tokenHashOf(token)))
    .returning({ userId: sessions.userId });
  if (closed) await announce(db, sessionsTopic(closed.userId));
}

/** @param except the token of the session that stays */
export async function closeSessionsOf(db: Queryable, userId: string, except?: string): Promise<void> {
  const kept = except === undefined ? undefined : ne(sessions.tokenHash, tokenHashOf(except));
  await db.delete(sessions).where(and(eq(sessions.userId, userId), kept));
  await announce(db, sessionsTopic(userId));
}
