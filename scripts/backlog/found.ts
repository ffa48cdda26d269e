import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { IANAZone } from "luxon";
import { clock } from "#app/clock.server.ts";
import { createUser } from "#app/features/auth/create-user.server.ts";
import { newPassword } from "#app/features/auth/new-password.ts";
import type { Db } from "#db/client.server.ts";
import { agency } from "#db/schema.ts";

const usage =
  'backlog found --agency "Ember Calling" --time-zone Europe/London --admin ada@ember.example --name "Ada Quist"';

type Founding = { agency: string; timeZone: string; admin: string; name: string };

/** Founds a real agency on an empty database: its name, its zone and the one admin who adds everybody else. */
export async function run(argv: string[]): Promise<number> {
  const founding = read(argv);
  if (typeof founding === "string") {
    console.error(founding);
    return 2;
  }
  const { withHouse } = await import("../house/command.ts");
  const { env } = await import("#app/env.server.ts");
  if (env.demo) {
    console.error("The demo has its agency already. Set NODE_ENV=production to found a real one.");
    return 2;
  }
  const founded = await withHouse((db) => found(db, founding));
  if (typeof founded === "string") {
    console.error(founded);
    return 1;
  }
  console.log(`${founding.agency} is founded. ${founding.name} signs in as ${founding.admin} with the password`);
  console.log(`\n  ${founded.password}\n\nand changes it under Your account. It is not shown again.`);
  return 0;
}

function read(argv: string[]): Founding | string {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ args: argv, options: { agency: text, "time-zone": text, admin: text, name: text } });
    const { agency: name, "time-zone": timeZone, admin, name: person } = values;
    if (!name || !timeZone || !admin || !person) return `Four things are needed: ${usage}`;
    if (!IANAZone.isValidZone(timeZone)) return `${timeZone} is not a time zone such as Europe/London. ${usage}`;
    if (!/^[^\s@]+@[^\s@]+$/.test(admin)) return `${admin} is not an email address. ${usage}`;
    return { agency: name, timeZone, admin, name: person };
  } catch (wrong) {
    return `${wrong instanceof Error ? wrong.message : String(wrong)} ${usage}`;
  }
}

async function found(
  db: Db,
  { agency: name, timeZone, admin, name: person }: Founding,
): Promise<{ password: string } | string> {
  const password = newPassword.parse(randomBytes(12).toString("base64url"));
  return db.transaction(async (tx) => {
    const [made] = await tx.insert(agency).values({ name, timeZone, demo: false }).onConflictDoNothing().returning();
    if (!made) return "This database has its agency already. Its admins add people under People.";
    const added = await createUser(tx, {
      email: admin,
      name: person,
      role: "admin",
      clientId: null,
      password,
      by: null,
      now: clock.now(),
    });
    if (!added.ok) throw new Error(`The admin could not be added: ${added.reason}`);
    return { password };
  });
}
