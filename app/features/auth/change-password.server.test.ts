import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { sessions, users } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { changePassword } from "./change-password.server.ts";
import { createUser } from "./create-user.server.ts";
import { hashPassword } from "./password.server.ts";
import { personOf } from "./sessions.server.ts";
import { signIn } from "./sign-in.server.ts";

const now = tuesday10am;

/** Somebody whose password is "the old one". */
async function givenPriya(db: Db) {
  const { priya } = await givenStory(db);
  const passwordHash = await hashPassword("the old one");
  const [user] = await db.update(users).set({ passwordHash }).where(eq(users.id, priya)).returning();
  return { priya, email: user?.email ?? "" };
}

dbTest("a new password signs its owner out everywhere but here, and the old one is over", async ({ db }) => {
  await givenStory(db);
  const who = { email: "new@ember.example", name: "New Agent", role: "agent" as const, clientId: null };
  const made = await createUser(db, { ...who, password: "the old one", by: null, now });
  if (!made.ok) throw new Error(made.reason);
  const enter = async (password: string) => {
    const entered = await signIn(db, { email: who.email, password, from: null, now, at: now });
    return entered.ok ? entered.token : "";
  };
  const [here, elsewhere] = [await enter("the old one"), await enter("the old one")];
  const change = { userId: made.userId, next: "a much longer new one", token: here, from: null, now, at: now };

  expect(await changePassword(db, { ...change, current: "a guess" })).toEqual({ ok: false, reason: "wrong-password" });
  expect(await changePassword(db, { ...change, current: "the old one" })).toEqual({ ok: true });

  expect(await personOf(db, { token: here, now })).not.toBeNull();
  expect(await personOf(db, { token: elsewhere, now })).toBeNull();
  expect(await enter("the old one")).toBe("");
  expect(await enter("a much longer new one")).not.toBe("");
});

dbTest("whoever signs in with the old password while it is changed is not in afterwards", async ({ db }) => {
  const { priya, email } = await givenPriya(db);
  const entering = await db.transaction(async (tx) => {
    await tx
      .update(users)
      .set({ passwordHash: await hashPassword("a much longer new one") })
      .where(eq(users.id, priya));
    const signing = signIn(db, { email, password: "the old one", from: null, now, at: now });
    await Promise.race([signing, new Promise((wait) => setTimeout(wait, 400))]);
    await tx.delete(sessions).where(eq(sessions.userId, priya));
    return { signing };
  });

  expect(await entering.signing).toEqual({ ok: false, reason: "wrong-email-or-password" });
  expect(await db.select().from(sessions).where(eq(sessions.userId, priya))).toEqual([]);
});

dbTest("of two who change one password at once with the old one, one does", async ({ db }) => {
  const { priya } = await givenPriya(db);
  const change = (next: string) =>
    changePassword(db, { userId: priya, current: "the old one", next, token: "none", from: null, now, at: now });

  const answers = await Promise.all([change("mine for ever and ever"), change("theirs for ever and ever")]);

  expect(answers).toContainEqual({ ok: true });
  expect(answers).toContainEqual({ ok: false, reason: "wrong-password" });
});

dbTest("guesses at an open page run into the limit of the door, and choosing anew is no guess", async ({ db }) => {
  const { priya } = await givenPriya(db);
  const change = (current: string, next = "mine for ever and ever") =>
    changePassword(db, { userId: priya, current, next, token: "none", from: null, now, at: now });
  for (let tries = 0; tries < 11; tries++)
    expect(await change("the old one", "the old one")).toEqual({ ok: false, reason: "the-same" });
  for (let tries = 0; tries < 10; tries++)
    expect(await change("a guess")).toEqual({ ok: false, reason: "wrong-password" });

  expect(await change("the old one")).toEqual({ ok: false, reason: "too-many-tries" });
});
