import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { clock } from "#app/clock.server.ts";
import { enableUser } from "#app/features/auth/enable-user.server.ts";
import { givePassword } from "#app/features/auth/give-password.server.ts";
import { removeSecondFactor } from "#app/features/auth/govern-second-factor.server.ts";
import { newPassword } from "#app/features/auth/new-password.ts";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema.ts";

const usage = "backlog let-in --email ada@ember.example";

/** For the one admin whom no other can help: whoever has the machine lets them in, with a first password that is shown once and no second factor. */
export async function run(argv: string[]): Promise<number> {
  const email = emailFrom(argv);
  if (!email) {
    console.error(`Whom? ${usage}`);
    return 2;
  }
  const { withHouse } = await import("../house/command.ts");
  const password = await withHouse((db) => letIn(db, { email, now: clock.now() }));
  if (!password) {
    console.error(`Nobody signs in as ${email}.`);
    return 1;
  }
  console.log(
    `${email} signs in with the password\n\n  ${password}\n\nwithin a week and chooses another before anything else. If there was a second factor, it is switched off.`,
  );
  return 0;
}

function emailFrom(argv: string[]): string | undefined {
  try {
    return parseArgs({ args: argv, options: { email: { type: "string" } } }).values.email;
  } catch {
    return undefined;
  }
}

/** @returns the password; null where nobody signs in with this address */
export async function letIn(db: Db, { email, now }: { email: string; now: Date }): Promise<string | null> {
  const password = newPassword.parse(randomBytes(12).toString("base64url"));
  const [user] = await db
    .select({ id: users.id, seen: users.passwordGivenAt })
    .from(users)
    .where(sql`lower(${users.email}) = ${email.toLowerCase()}`);
  if (!user) return null;
  const given = await givePassword(db, { userId: user.id, password, seen: user.seen, by: null, now });
  if (!given.ok) throw new Error(`The password was changed at the same moment: ${given.reason}. Try again.`);
  await removeSecondFactor(db, { userId: user.id, by: null, now });
  await enableUser(db, { userId: user.id, by: null, now });
  return password;
}
