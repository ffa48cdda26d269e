import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { personOf } from "#app/features/auth/sessions.server.ts";
import { signIn } from "#app/features/auth/sign-in.server.ts";
import { users } from "#db/schema.ts";
import { people, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { letIn } from "./let-in.ts";

const now = tuesday10am;

dbTest(
  "the only admin, though disabled, is let in by whoever has the machine, and chooses their own",
  async ({ db }) => {
    const { ada } = await givenStory(db);
    await db.update(users).set({ disabledAt: now }).where(eq(users.id, ada));
    const { email } = people.ada;

    const password = await letIn(db, { email: email.toUpperCase(), now });

    const entered = await signIn(db, { email, password: password ?? "", from: null, now, at: now });
    expect(await personOf(db, { token: entered.ok ? entered.token : "", now })).toMatchObject({
      id: ada,
      duty: "own-password",
    });
    expect(await letIn(db, { email: "nobody@ember.example", now })).toBeNull();
  },
);
