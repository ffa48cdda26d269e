import { eq } from "drizzle-orm";
import { expect, vi } from "vitest";
import { log } from "#app/kit/log.server.ts";
import type { Db } from "#db/client.server.ts";
import { events, recoveryCodes, secondFactors, sessions, signInFailures, users } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory, openTestHouse } from "#tests/given.ts";
import { givenSecondFactor, passwordOfGiven } from "#tests/given-second-factor.ts";
import { disableUser } from "./disable-user.server.ts";
import { enterCode } from "./enter-code.server.ts";
import { givePassword } from "./give-password.server.ts";
import { removeSecondFactor } from "./govern-second-factor.server.ts";
import { secondFactorOf } from "./second-factor.server.ts";
import { personOf } from "./sessions.server.ts";
import { signIn } from "./sign-in.server.ts";

const start = tuesday10am;
const secondsAfter = (seconds: number) => new Date(start.getTime() + seconds * 1000);
/** The code that switched it on belongs to the first half minute. */
const now = minutesAfter(start, 5);
const refused = { ok: false, reason: "wrong-code" } as const;

async function givenPriya(db: Db) {
  const story = await givenStory(db);
  const factor = await givenSecondFactor(db, { userId: story.priya, now: start });
  const first = async (at = now, password = passwordOfGiven) => {
    const half = await signIn(db, { email: factor.email, password, from: null, now: at, at: start });
    if (!half.ok) throw new Error(half.reason);
    expect(half.awaitsCode).toBe(true);
    return half.token;
  };
  const second = (token: string, code: string, at = now) =>
    enterCode(db, { token, code, from: null, now: at, at: start });
  return { ...story, ...factor, first, second };
}

dbTest("the password alone opens nothing; password and code open a session with a token of its own", async ({ db }) => {
  const { priya, first, second, shows } = await givenPriya(db);
  const half = await first();
  expect(await personOf(db, { token: half, now })).toBeNull();
  expect(await db.$count(events, eq(events.type, "user.signed-in"))).toBe(0);

  const entered = await second(half, shows(now));

  if (!entered.ok) throw new Error(entered.reason);
  expect(entered.token).not.toBe(half);
  expect(await personOf(db, { token: entered.token, now })).toMatchObject({ id: priya, duty: null });
  expect(await personOf(db, { token: half, now })).toBeNull();
  expect(await second(half, shows(minutesAfter(now, 2)), minutesAfter(now, 2))).toEqual({
    ok: false,
    reason: "begin-again",
  });
  expect(await db.$count(events, eq(events.type, "user.signed-in"))).toBe(1);
});

dbTest("a code opens once: not again in its half minute, and not that of the half minute before", async ({ db }) => {
  const { first, second, shows } = await givenPriya(db);
  // The one that switched it on has been used by that.
  expect(await second(await first(start), shows(start), start)).toEqual(refused);

  expect((await second(await first(), shows(now))).ok).toBe(true);

  expect(await second(await first(), shows(now))).toEqual(refused);
  expect(await second(await first(), shows(minutesAfter(now, -0.5)))).toEqual(refused);
});

dbTest("of two who come with one code at the same moment one enters", async ({ db }) => {
  const { priya, first, second, shows } = await givenPriya(db);
  const halves = [await first(), await first(), await first()];

  const answers = await Promise.all(halves.map((half) => second(half, shows(now))));

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.$count(sessions, eq(sessions.awaitsCode, false))).toBe(1);
  expect(await db.$count(sessions, eq(sessions.userId, priya))).toBe(3);
});

dbTest("a telephone's clock may be half a minute off, and no more", async ({ db }) => {
  const { first, second, shows } = await givenPriya(db);
  const at = secondsAfter(600);

  expect(await second(await first(at), shows(secondsAfter(600 - 60)), at)).toEqual(refused);
  expect(await second(await first(at), shows(secondsAfter(600 + 60)), at)).toEqual(refused);
  expect((await second(await first(at), shows(secondsAfter(600 - 30)), at)).ok).toBe(true);
  expect((await second(await first(at), shows(secondsAfter(600 + 30)), at)).ok).toBe(true);
});

dbTest("a code is of the wall's time, wherever the demo's clock stands", async ({ db }) => {
  const { first, shows } = await givenPriya(db);
  const weekAhead = minutesAfter(now, 7 * 24 * 60);
  const half = await first();
  const enter = (code: string) => enterCode(db, { token: half, code, from: null, now, at: weekAhead });

  expect(await enter(shows(weekAhead))).toEqual(refused);
  expect((await enter(shows(now))).ok).toBe(true);
});

dbTest("a recovery code opens once, however it is typed, and is told with what is left", async ({ db }) => {
  const { priya, first, second, recovery } = await givenPriya(db);
  const [code = ""] = recovery;
  expect(recovery).toHaveLength(10);
  const stored = await db.select().from(recoveryCodes);
  expect(JSON.stringify(stored)).not.toContain(code.replaceAll("-", ""));

  const both = await Promise.all([first(), first()]);
  const answers = await Promise.all(both.map((half) => second(half, ` ${code.toLowerCase().replaceAll("-", " ")} `)));

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers).toContainEqual(refused);
  const [told] = await db.select().from(events).where(eq(events.type, "user.recovery-code-used"));
  expect(told?.data).toEqual({ userId: priya, left: 9 });
});

dbTest(
  "wrong codes count with wrong passwords: after ten even the right one waits, and the password too",
  async ({ db }) => {
    const { email, first, second, shows } = await givenPriya(db);
    const half = await first();
    for (let tries = 0; tries < 10; tries++) expect(await second(half, "000000")).toEqual(refused);

    expect(await second(half, shows(now))).toEqual({ ok: false, reason: "too-many-tries" });
    expect(await signIn(db, { email, password: passwordOfGiven, from: null, now, at: start })).toEqual({
      ok: false,
      reason: "too-many-tries",
    });
    const later = minutesAfter(now, 16);
    expect((await second(await first(later), shows(later), later)).ok).toBe(true);
    expect(await db.$count(signInFailures)).toBe(0);
  },
);

dbTest("a secret that the house's key no longer opens fits no code, and the log says so", async ({ db }) => {
  const { priya, first, second, shows, recovery } = await givenPriya(db);
  const warned = vi.spyOn(log, "warn").mockImplementation(() => {});
  openTestHouse({ suppressionKey: "another key of the tests, long enough too" });

  expect(await second(await first(), shows(now))).toEqual(refused);
  expect(await second(await first(), recovery[0] ?? "")).toEqual(refused);
  expect(warned).toHaveBeenCalledWith(expect.objectContaining({ userId: priya }), expect.any(String));

  await db.update(secondFactors).set({ confirmedAt: null, begunAt: now });
  expect(await secondFactorOf(db, { userId: priya, now })).toEqual({ is: "off" });
  openTestHouse();
  warned.mockRestore();
});

dbTest("between the two steps somebody has ten minutes", async ({ db }) => {
  const { first, second, shows } = await givenPriya(db);
  const late = minutesAfter(now, 11);

  expect(await second(await first(), shows(late), late)).toEqual({ ok: false, reason: "begin-again" });
});

dbTest("a new first password leaves the second factor on, and closes what waits for its code", async ({ db }) => {
  const { priya, ada, first, second, shows } = await givenPriya(db);
  const half = await first();

  await givePassword(db, { userId: priya, password: "written by an admin", seen: null, by: ada, now: start });

  expect(await second(half, shows(now))).toEqual({ ok: false, reason: "begin-again" });
  const anew = await first(now, "written by an admin");
  const entered = await second(anew, shows(now));
  expect(await personOf(db, { token: entered.ok ? entered.token : "", now })).toMatchObject({ duty: "own-password" });
});

dbTest("whoever is disabled, or given a password, between the two steps does not enter", async ({ db }) => {
  const { priya, ada, first, second, shows } = await givenPriya(db);
  const half = await first();
  const entering = second(half, shows(now));

  await Promise.all([entering, disableUser(db, { userId: priya, by: ada, now: start })]);

  expect(await db.$count(sessions, eq(sessions.userId, priya))).toBe(0);
  await db.update(users).set({ disabledAt: null }).where(eq(users.id, priya));
  const again = await first();
  await db.update(users).set({ disabledAt: start }).where(eq(users.id, priya));
  expect(await second(again, shows(minutesAfter(now, 1)), minutesAfter(now, 1))).toEqual({
    ok: false,
    reason: "begin-again",
  });
});

dbTest("an admin takes it away from somebody who lost their telephone, and from themselves never", async ({ db }) => {
  const { priya, ada, email, first } = await givenPriya(db);
  await first();
  const take = (userId: string, by: string) => removeSecondFactor(db, { userId, by, now: start });

  expect(await take(priya, priya)).toEqual({ ok: false, reason: "not-yourself" });
  expect(await take(crypto.randomUUID(), ada)).toEqual({ ok: false, reason: "no-such-user" });
  expect(await Promise.all([take(priya, ada), take(priya, ada)])).toEqual([{ ok: true }, { ok: true }]);

  expect(await db.$count(sessions, eq(sessions.userId, priya))).toBe(0);
  expect(await db.$count(recoveryCodes)).toBe(0);
  expect(await db.$count(events, eq(events.type, "user.second-factor-removed"))).toBe(1);
  const entered = await signIn(db, { email, password: passwordOfGiven, from: null, now, at: start });
  expect(entered).toMatchObject({ ok: true, awaitsCode: false });
});
