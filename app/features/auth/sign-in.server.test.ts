import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { agency, events, users } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { createUser } from "./create-user.server.ts";
import { disableUser } from "./disable-user.server.ts";
import { closeSession, personOf } from "./sessions.server.ts";
import { demoCast, signIn, signInAs } from "./sign-in.server.ts";

const at = tuesday10am;
const now = tuesday10am;

dbTest("the right password opens a session that knows its person, a wrong one does not", async ({ db }) => {
  const { marc } = await givenStory(db);
  await createUser(db, {
    email: "New@Ember.example",
    name: "New Agent",
    role: "agent",
    clientId: null,
    password: "correct horse battery",
    by: marc,
    now,
  });

  const wrong = await signIn(db, { email: "new@ember.example", password: "correct horse", from: null, now, at });
  const right = await signIn(db, {
    email: "new@EMBER.example",
    password: "correct horse battery",
    from: null,
    now,
    at,
  });

  expect(wrong).toEqual({ ok: false, reason: "wrong-email-or-password" });
  if (!right.ok) throw new Error(right.reason);
  expect(await personOf(db, { token: right.token, now })).toMatchObject({
    name: "New Agent",
    role: "agent",
    clientId: null,
  });
  const types = (await db.select({ type: events.type }).from(events)).map((event) => event.type);
  expect(types.filter((type) => type === "user.signed-in")).toHaveLength(1);
});

dbTest("after ten wrong passwords even the right one waits a quarter of an hour", async ({ db }) => {
  await givenStory(db);
  await createUser(db, {
    email: "new@ember.example",
    name: "New Agent",
    role: "agent",
    clientId: null,
    password: "right",
    by: null,
    now,
  });
  const attempt = (password: string, when: Date) =>
    signIn(db, { email: "new@ember.example", password, from: null, now: when, at });

  for (let tries = 0; tries < 10; tries++) await attempt("wrong", now);

  expect(await attempt("right", now)).toEqual({ ok: false, reason: "too-many-tries" });
  expect((await attempt("right", minutesAfter(now, 16))).ok).toBe(true);
});

dbTest("forty guesses at the same moment are no more than ten", async ({ db }) => {
  await givenStory(db);
  const guess = (_: unknown, n: number) =>
    signIn(db, { email: "nobody@ember.example", password: `guess ${n}`, from: null, now, at });

  const answers = await Promise.all(Array.from({ length: 40 }, guess));

  const looked = answers.filter((answer) => !answer.ok && answer.reason === "wrong-email-or-password");
  expect(looked.length).toBeLessThanOrEqual(10);
});

dbTest("one colleague's ten mistakes do not keep the rest of the office out", async ({ db }) => {
  await givenStory(db);
  const password = "correct horse battery";
  const leo = { email: "leo@ember.example", name: "Leo", role: "agent", clientId: null } as const;
  await createUser(db, { ...leo, password, by: null, now });
  const from = "198.51.100.7";

  for (let tries = 0; tries < 12; tries++)
    await signIn(db, { email: "nobody@ember.example", password: "wrong", from, now, at });

  expect((await signIn(db, { email: leo.email, password, from, now, at })).ok).toBe(true);
});

dbTest("a session ends by signing out, by sleeping four hours, and by its person being disabled", async ({ db }) => {
  const { priya, tomasz, leah, marc } = await givenStory(db);
  const [out, asleep, disabled] = await Promise.all(
    [priya, tomasz, leah].map(async (userId) => {
      const entered = await signInAs(db, { userId, now, at });
      return entered.ok ? entered.token : "";
    }),
  );

  await closeSession(db, out ?? "");
  await disableUser(db, { userId: leah, by: marc, now });

  expect(await personOf(db, { token: out ?? "", now })).toBeNull();
  expect(await personOf(db, { token: asleep ?? "", now: minutesAfter(now, 239) })).not.toBeNull();
  expect(await personOf(db, { token: asleep ?? "", now: minutesAfter(now, 239 + 241) })).toBeNull();
  expect(await personOf(db, { token: disabled ?? "", now })).toBeNull();
});

dbTest("whoever is disabled again has left on the day they left, and it is told once", async ({ db }) => {
  const { leah, marc, ada } = await givenStory(db);

  const twice = [
    await disableUser(db, { userId: leah, by: marc, now }),
    await disableUser(db, { userId: leah, by: ada, now: minutesAfter(now, 60) }),
  ];

  expect(twice).toEqual([{ ok: true }, { ok: true }]);
  expect(await db.select({ at: users.disabledAt }).from(users).where(eq(users.id, leah))).toEqual([{ at: now }]);
  expect(await db.$count(events, eq(events.type, "user.disabled"))).toBe(1);
});

dbTest("of two admins who disable each other at the same moment one stays", async ({ db }) => {
  const { ada } = await givenStory(db);
  const bo = { email: "bo@ember.example", name: "Bo", role: "admin", clientId: null, password: "long enough" } as const;
  const made = await createUser(db, { ...bo, by: ada, now });
  const other = made.ok ? made.userId : "";

  const answers = await Promise.all([
    disableUser(db, { userId: other, by: ada, now }),
    disableUser(db, { userId: ada, by: other, now }),
  ]);

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers).toContainEqual({ ok: false, reason: "last-admin" });
});

dbTest("one-click sign-in and its cast exist in the demo alone", async ({ db }) => {
  const { priya } = await givenStory(db);
  expect(await demoCast(db)).toHaveLength(7);

  await db.update(agency).set({ demo: false });

  expect(await demoCast(db)).toEqual([]);
  expect(await signInAs(db, { userId: priya, now, at })).toEqual({ ok: false, reason: "not-the-demo" });
});

dbTest("an address is taken once, and a client's person needs a client", async ({ db }) => {
  const { calder } = await givenStory(db);
  const person = { name: "Somebody", password: "long enough", by: null, now };

  expect(await createUser(db, { ...person, email: "PRIYA@ember.example", role: "agent", clientId: null })).toEqual({
    ok: false,
    reason: "email-taken",
  });
  expect(await createUser(db, { ...person, email: "x@calder.example", role: "client", clientId: null })).toEqual({
    ok: false,
    reason: "client-does-not-fit-role",
  });
  expect(
    (await createUser(db, { ...person, email: "x@calder.example", role: "client", clientId: calder.clientId })).ok,
  ).toBe(true);
});
