import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { agency, events, recoveryCodes, secondFactors, sessions } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenSecondFactor, passwordOfGiven, telephoneShows } from "#tests/given-second-factor.ts";
import { changePassword } from "./change-password.server.ts";
import { givePassword } from "./give-password.server.ts";
import { askSecondFactor } from "./govern-second-factor.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
  switchOffSecondFactor,
} from "./second-factor.server.ts";
import { personOf } from "./sessions.server.ts";
import { signIn, signInAs } from "./sign-in.server.ts";

const start = tuesday10am;
const now = minutesAfter(start, 5);

dbTest(
  "a secret asks for nothing until a code of it has come back, and is kept from whoever reads the table",
  async ({ db }) => {
    const { priya: userId } = await givenStory(db);
    const { email, secret } = await givenSecondFactor(db, { userId, now: start });
    const [row] = await db.select().from(secondFactors);
    expect(row?.sealedSecret).not.toContain(secret.replaceAll(" ", ""));
    await db.update(secondFactors).set({ confirmedAt: null, begunAt: now });

    expect(await signIn(db, { email, password: passwordOfGiven, from: null, now, at: now })).toMatchObject({
      ok: true,
      awaitsCode: false,
    });
    const confirm = (code: string, when = now) =>
      confirmSecondFactor(db, { userId, clientId: null, code, token: "", now: when, at: now });
    expect(await confirm("000000")).toEqual({ ok: false, reason: "wrong-code" });
    // Six digits of another script: more bytes than a code has.
    expect(await confirm("１２３４５６")).toEqual({ ok: false, reason: "wrong-code" });
    const late = minutesAfter(now, 16);
    expect(await confirm(telephoneShows(secret, late), late)).toEqual({ ok: false, reason: "not-begun" });
    expect(await secondFactorOf(db, { userId, now: late })).toEqual({ is: "off" });
    expect((await confirm(` ${telephoneShows(secret, now)} `)).ok).toBe(true);
    expect(await confirm(telephoneShows(secret, now))).toEqual({ ok: false, reason: "not-begun" });
  },
);

dbTest("it is begun by the password, and never drawn anew under whoever has one", async ({ db }) => {
  const { priya: userId } = await givenStory(db);
  await givenSecondFactor(db, { userId, now: start });
  const begin = (password: string) => beginSecondFactor(db, { userId, password, from: null, now, at: now });
  const [before] = await db.select().from(secondFactors);

  expect(await begin("a guess")).toEqual({ ok: false, reason: "wrong-password" });
  expect(await begin(passwordOfGiven)).toEqual({ ok: false, reason: "on-already" });

  expect(await db.select().from(secondFactors)).toEqual([before]);
});

dbTest("switched on, it signs out whoever is in elsewhere by the password alone", async ({ db }) => {
  const { priya: userId } = await givenStory(db);
  const elsewhere = await signInAs(db, { userId, now, at: now });

  await givenSecondFactor(db, { userId, now });

  expect(await personOf(db, { token: elsewhere.ok ? elsewhere.token : "", now })).toBeNull();
  expect(await db.$count(sessions)).toBe(0);
});

dbTest("off again, and new recovery codes, by password and code only, and a code not twice", async ({ db }) => {
  const { priya: userId } = await givenStory(db);
  const { shows, recovery } = await givenSecondFactor(db, { userId, now: start });
  const proof = { userId, password: passwordOfGiven, from: null, now, at: now };
  const hashes = () => db.select().from(recoveryCodes);
  const before = await hashes();

  expect(await renewRecoveryCodes(db, { ...proof, code: "000000" })).toEqual({ ok: false, reason: "wrong-code" });
  expect(await renewRecoveryCodes(db, { ...proof, password: "a guess", code: shows(now) })).toEqual({
    ok: false,
    reason: "wrong-password",
  });
  const renewed = await renewRecoveryCodes(db, { ...proof, code: shows(now) });
  expect(renewed.ok && renewed.codes).toHaveLength(10);
  expect((await hashes()).filter(({ codeHash }) => before.some((old) => old.codeHash === codeHash))).toEqual([]);

  expect(await switchOffSecondFactor(db, { ...proof, code: shows(now) })).toEqual({ ok: false, reason: "wrong-code" });
  expect(await switchOffSecondFactor(db, { ...proof, code: recovery[0] ?? "" })).toEqual({
    ok: false,
    reason: "wrong-code",
  });
  expect(await secondFactorOf(db, { userId, now })).toEqual({ is: "on", left: 10 });
  const [code = ""] = renewed.ok ? renewed.codes : [];
  expect(await switchOffSecondFactor(db, { ...proof, code })).toEqual({ ok: true });
  expect(await secondFactorOf(db, { userId, now })).toEqual({ is: "off" });
  expect(await hashes()).toEqual([]);
  for (const type of ["user.second-factor-on", "user.recovery-codes-renewed", "user.second-factor-off"])
    expect([type, await db.$count(events, eq(events.type, type))]).toEqual([type, 1]);
});

dbTest("guesses at an open page run into the limit of the door", async ({ db }) => {
  const { priya: userId } = await givenStory(db);
  const { shows } = await givenSecondFactor(db, { userId, now: start });
  const proof = { userId, password: passwordOfGiven, from: null, now, at: now };
  for (let tries = 0; tries < 10; tries++) await switchOffSecondFactor(db, { ...proof, code: "000000" });

  expect(await switchOffSecondFactor(db, { ...proof, code: shows(now) })).toEqual({
    ok: false,
    reason: "too-many-tries",
  });
});

dbTest("asked of everybody of the agency, it comes before anything else for whoever has none", async ({ db }) => {
  const { ada, marc, priya, hanna } = await givenStory(db);
  expect(await askSecondFactor(db, { asked: true, by: ada, now })).toEqual({ ok: false, reason: "none-yourself" });
  for (const userId of [ada, marc]) await givenSecondFactor(db, { userId, now: start });
  const tokens = await Promise.all(
    [priya, marc, hanna].map(async (userId) => {
      const entered = await signInAs(db, { userId, now, at: now });
      return entered.ok ? entered.token : "";
    }),
  );
  const duties = () => Promise.all(tokens.map(async (token) => (await personOf(db, { token, now }))?.duty));
  expect(await duties()).toEqual([null, null, null]);

  for (const _ of [1, 2]) await askSecondFactor(db, { asked: true, by: ada, now });
  expect(await duties()).toEqual(["second-factor", null, null]);

  await askSecondFactor(db, { asked: false, by: ada, now });
  expect(await duties()).toEqual([null, null, null]);
  expect(await db.$count(events, eq(events.type, "agency.second-factor-asked"))).toBe(2);
  expect(await db.select({ asked: agency.asksSecondFactor }).from(agency)).toEqual([{ asked: false }]);
});

dbTest("a client's scope sees nobody's second factor, not even of its own people", async ({ db, portal }) => {
  const { hanna, calder } = await givenStory(db);
  await givenSecondFactor(db, { userId: hanna, now: start });

  await portal(calder.clientId, async (tx) => {
    expect(await tx.$count(secondFactors)).toBe(0);
    expect(await tx.$count(recoveryCodes)).toBe(0);
  });
  expect(await db.$count(recoveryCodes)).toBe(10);
});

dbTest("a secret begun under a password that is over is not confirmed by whoever has the new one", async ({ db }) => {
  const { priya: userId, ada } = await givenStory(db);
  await givenSecondFactor(db, { userId, now: start });
  await db.delete(secondFactors);
  const begin = async (password: string) => {
    expect(await beginSecondFactor(db, { userId, password, from: null, now, at: now })).toEqual({ ok: true });
    expect(await secondFactorOf(db, { userId, now })).toMatchObject({ is: "begun" });
  };
  const given = "written by an admin";

  await begin(passwordOfGiven);
  await givePassword(db, { userId, password: given, seen: null, by: ada, now });
  expect(await secondFactorOf(db, { userId, now })).toEqual({ is: "off" });

  await begin(given);
  const change = { userId, current: given, next: "a sentence of my own", token: "", from: null, now, at: now };
  expect(await changePassword(db, change)).toEqual({ ok: true });
  expect(await secondFactorOf(db, { userId, now })).toEqual({ is: "off" });
});
