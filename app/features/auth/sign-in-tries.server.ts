import { and, count, eq, gt, inArray, lt } from "drizzle-orm";
import type { Db, Queryable } from "#db/client.server.ts";
import { signInFailures } from "#db/schema.ts";

const windowMs = 15 * 60_000;
/** An office signs in through one address: that one may be wrong more often than one person. */
const triesAllowed = { email: 10, from: 50 };

const subjectOf = (email: string): string => `email:${email.toLowerCase()}`;

export type Guess = { email: string; from: string | null; now: Date };

/**
 * Who may guess is limited by address of the account and of the caller. A try is written down before what was guessed is looked at, so that a
 * thousand at once are a thousand tries too.
 * @returns null where it was tried too often; otherwise how to forget this try, once it was right
 */
export async function takeTry(db: Db, { email, from, now }: Guess): Promise<{ forget: () => Promise<void> } | null> {
  const subjects = [subjectOf(email), ...(from ? [`from:${from}`] : [])];
  await forgetOldTries(db, now);
  const tries = await db
    .insert(signInFailures)
    .values(subjects.map((subject) => ({ subject, at: now })))
    .returning({ id: signInFailures.id });
  const ids = tries.map(({ id }) => id);
  const forget = async () => {
    await db.delete(signInFailures).where(inArray(signInFailures.id, ids));
  };
  if (!(await triedTooOften(db, subjects, now))) return { forget };
  // Nobody looked at it: waiting must not begin anew with each impatient try.
  await forget();
  return null;
}

/** Whatever was guessed for this account no longer keeps its owner waiting. */
export async function forgetTriesFor(db: Queryable, email: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.subject, subjectOf(email)));
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
