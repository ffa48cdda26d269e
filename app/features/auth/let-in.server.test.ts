import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { campaignAgents, events, sessions, users } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { changePassword } from "./change-password.server.ts";
import { createUser } from "./create-user.server.ts";
import { disableUser } from "./disable-user.server.ts";
import { enableUser } from "./enable-user.server.ts";
import { givePassword } from "./give-password.server.ts";
import { hashPassword } from "./password.server.ts";
import { personOf } from "./sessions.server.ts";
import { signIn, signInAs } from "./sign-in.server.ts";

const now = tuesday10am;
const old = "the one they had before";
const first = "written by an admin";

/** The story, with a password for one of its people. */
async function givenPassword(db: Db, name: "priya" | "hanna" = "priya") {
  const story = await givenStory(db);
  const userId = story[name];
  const passwordHash = await hashPassword(old);
  const [user] = await db.update(users).set({ passwordHash }).where(eq(users.id, userId)).returning();
  const email = user?.email ?? "";
  const enter = (password: string) => signIn(db, { email, password, from: null, now, at: now });
  return { ...story, userId, email, enter };
}

const told = (db: Db, type: "user.enabled" | "user.password-given") => db.$count(events, eq(events.type, type));

dbTest("somebody disabled is let in again with the password they had, and finds what was theirs", async ({ db }) => {
  const { userId, ada, enter } = await givenPassword(db);
  const before = await db.select().from(campaignAgents).where(eq(campaignAgents.userId, userId));
  await disableUser(db, { userId, by: ada, now });
  expect(await enter(old)).toEqual({ ok: false, reason: "wrong-email-or-password" });

  const answers = await Promise.all([1, 2].map(() => enableUser(db, { userId, by: ada, now })));

  expect(answers).toEqual([{ ok: true }, { ok: true }]);
  expect(await told(db, "user.enabled")).toBe(1);
  const entered = await enter(old);
  expect(await personOf(db, { token: entered.ok ? entered.token : "", now })).toMatchObject({ id: userId, duty: null });
  expect(await db.select().from(campaignAgents).where(eq(campaignAgents.userId, userId))).toEqual(before);
});

dbTest("nobody lets themselves in again, and nobody else who is not there", async ({ db }) => {
  const { ada, calder } = await givenStory(db);
  await db.update(users).set({ disabledAt: now }).where(eq(users.id, ada));

  expect(await enableUser(db, { userId: ada, by: ada, now })).toEqual({ ok: false, reason: "not-yourself" });
  expect(await enableUser(db, { userId: calder.clientId, by: ada, now })).toEqual({
    ok: false,
    reason: "no-such-user",
  });
  expect(await db.$count(users, eq(users.disabledAt, now))).toBe(1);
});

dbTest(
  "a password given by an admin puts its owner out, and is kept only until they choose their own",
  async ({ db }) => {
    const { userId, ada, enter } = await givenPassword(db);
    const elsewhere = await enter(old);

    expect(await givePassword(db, { userId, password: first, seen: null, by: ada, now })).toEqual({ ok: true });

    expect(await personOf(db, { token: elsewhere.ok ? elsewhere.token : "", now })).toBeNull();
    expect(await enter(old)).toEqual({ ok: false, reason: "wrong-email-or-password" });
    const entered = await enter(first);
    const token = entered.ok ? entered.token : "";
    expect(await personOf(db, { token, now })).toMatchObject({ id: userId, duty: "own-password" });

    const change = { userId, current: first, token, from: null, now, at: now };
    expect(await changePassword(db, { ...change, next: first })).toEqual({ ok: false, reason: "the-same" });
    expect(await personOf(db, { token, now })).toMatchObject({ duty: "own-password" });
    expect(await changePassword(db, { ...change, next: "a sentence of my own" })).toEqual({ ok: true });
    expect(await personOf(db, { token, now })).toMatchObject({ duty: null });
    expect(await told(db, "user.password-given")).toBe(1);
  },
);

dbTest("what was guessed in vain no longer keeps somebody waiting who was given a password", async ({ db }) => {
  const { userId, ada, enter } = await givenPassword(db);
  for (let tries = 0; tries < 10; tries++) await enter("forgotten");
  expect(await enter(old)).toEqual({ ok: false, reason: "too-many-tries" });

  await givePassword(db, { userId, password: first, seen: null, by: ada, now });

  expect((await enter(first)).ok).toBe(true);
});

dbTest(
  "of two admins who give a password at the same moment the second is told, and may put theirs in its place",
  async ({ db }) => {
    const { userId, ada, marc, enter } = await givenPassword(db);
    const give = (password: string, by: string, seen: Date | null, at = now) =>
      givePassword(db, { userId, password, seen, by, now: at });

    const answers = await Promise.all([give("the first of two", ada, null), give("the second of two", marc, null)]);

    expect(answers).toContainEqual({ ok: true });
    expect(answers).toContainEqual({ ok: false, reason: "changed-meanwhile" });
    expect(await told(db, "user.password-given")).toBe(1);
    expect(await give("the third, knowingly", marc, now, minutesAfter(now, 1))).toEqual({ ok: true });
    expect((await enter("the third, knowingly")).ok).toBe(true);
  },
);

dbTest("an admin does not write over what somebody chose for themselves meanwhile", async ({ db }) => {
  const { userId, ada, enter } = await givenPassword(db);
  await givePassword(db, { userId, password: first, seen: null, by: ada, now });
  await changePassword(db, {
    userId,
    current: first,
    next: "a sentence of my own",
    token: "",
    from: null,
    now,
    at: now,
  });

  expect(await givePassword(db, { userId, password: "another by an admin", seen: now, by: ada, now })).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
  expect((await enter("a sentence of my own")).ok).toBe(true);
});

dbTest("somebody disabled meanwhile gets the password and stays out until they are let in", async ({ db }) => {
  const { userId, ada, enter } = await givenPassword(db);

  await Promise.all([
    disableUser(db, { userId, by: ada, now }),
    givePassword(db, { userId, password: first, seen: null, by: ada, now }),
  ]);

  expect(await enter(first)).toEqual({ ok: false, reason: "wrong-email-or-password" });
  await enableUser(db, { userId, by: ada, now });
  expect((await enter(first)).ok).toBe(true);
});

dbTest("whoever signs in with the old password while a new one is given is not in afterwards", async ({ db }) => {
  const { userId, ada, enter } = await givenPassword(db);

  const entering = Array.from({ length: 4 }, () => enter(old));
  await Promise.race(entering);
  await givePassword(db, { userId, password: first, seen: null, by: ada, now });
  await Promise.all(entering);

  expect(await db.$count(sessions, eq(sessions.userId, userId))).toBe(0);
});

dbTest(
  "an admin gives none to themselves, the last one included, and a client's person gets one like anybody",
  async ({ db }) => {
    const { userId, ada, enter } = await givenPassword(db, "hanna");
    const give = { password: first, seen: null, by: ada, now };

    expect(await givePassword(db, { ...give, userId: ada })).toEqual({ ok: false, reason: "not-yourself" });
    expect(await givePassword(db, { ...give, userId: crypto.randomUUID() })).toEqual({
      ok: false,
      reason: "no-such-user",
    });
    expect(await givePassword(db, { ...give, userId })).toEqual({ ok: true });
    expect((await enter(first)).ok).toBe(true);
  },
);

dbTest(
  "who is added by an admin chooses their own; founders, and whoever was here before, have chosen",
  async ({ db }) => {
    const { priya, ada } = await givenStory(db);
    const person = { name: "Somebody", role: "agent", clientId: null, password: first, now } as const;
    const dutyOf = async (email: string) => {
      const entered = await signIn(db, { email, password: first, from: null, now, at: now });
      return (await personOf(db, { token: entered.ok ? entered.token : "", now }))?.duty;
    };

    await createUser(db, { ...person, email: "added@ember.example", by: ada });
    await createUser(db, { ...person, email: "founder@ember.example", by: null });

    expect(await dutyOf("added@ember.example")).toBe("own-password");
    expect(await dutyOf("founder@ember.example")).toBeNull();
    const before = await signInAs(db, { userId: priya, now, at: now });
    expect((await personOf(db, { token: before.ok ? before.token : "", now }))?.duty).toBeNull();
  },
);

dbTest("a first password opens for a week, and then a new one does", async ({ db }) => {
  const { userId, ada, email } = await givenPassword(db);
  const week = 7 * 24 * 60;
  await givePassword(db, { userId, password: first, seen: null, by: ada, now });
  const enter = (minutes: number, password: string) =>
    signIn(db, { email, password, from: null, now, at: minutesAfter(now, minutes) });

  expect(await enter(week, first)).toMatchObject({ ok: true });
  expect(await enter(week + 1, first)).toEqual({ ok: false, reason: "first-password-run-out" });
  expect(await enter(week + 1, "a guess")).toEqual({ ok: false, reason: "wrong-email-or-password" });

  await givePassword(db, {
    userId,
    password: "another by an admin",
    seen: now,
    by: ada,
    now: minutesAfter(now, week + 2),
  });
  expect(await enter(week + 3, "another by an admin")).toMatchObject({ ok: true });
});

dbTest("a password chosen by its owner does not run out", async ({ db }) => {
  const { userId, ada, email } = await givenPassword(db);
  await givePassword(db, { userId, password: first, seen: null, by: ada, now });
  const next = "one that is hers alone";
  await changePassword(db, { userId, current: first, next, token: "", from: null, now, at: now });

  const yearLater = minutesAfter(now, 365 * 24 * 60);
  expect(await signIn(db, { email, password: next, from: null, now, at: yearLater })).toMatchObject({ ok: true });
});
