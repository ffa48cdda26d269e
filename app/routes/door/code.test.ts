import { expect } from "vitest";
import { openLiveHub, useLiveHub } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { agency, sessions } from "#db/schema.ts";
import { minutesAfter } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenSecondFactor, passwordOfGiven } from "#tests/given-second-factor.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as people } from "../admin/people.tsx";
import { action as askOfAll } from "../admin/second-factor-asked.ts";
import { loader as account, action as changePassword } from "./account.tsx";
import { action as moveClock } from "./clock.ts";
import { loader as codePage, action as enterCode } from "./code.tsx";
import { loader as home } from "./home.ts";
import { loader as live } from "./live.ts";
import { action as login } from "./login.tsx";
import { action as logout } from "./logout.ts";
import { loader as factorPage, action as setUp } from "./second-factor.tsx";

/** Codes are of the wall's time: somebody switched it on an hour ago. */
const anHourAgo = () => minutesAfter(new Date(), -60);

type Answered = Awaited<ReturnType<typeof login>>;

const cookieOf = (answer: Answered) =>
  (answer instanceof Response ? (answer.headers.get("Set-Cookie") ?? "") : "").split(";")[0] ?? "";

/** Ada's request with this cookie. */
async function asking(db: Db, cookie: string, path: string, form?: Record<string, string>) {
  const asked = await requestBy(db, { path, ...(form ? { form } : {}) });
  asked.request.headers.set("Cookie", cookie);
  return asked;
}

async function givenHalf(db: Db, next = "") {
  const { ada } = await givenStory(db);
  const factor = await givenSecondFactor(db, { userId: ada, now: anHourAgo() });
  const form = { email: factor.email, password: passwordOfGiven };
  const answer = await login(await requestBy(db, { path: `/login${next}`, form }));
  return { ...factor, answer, cookie: cookieOf(answer) };
}

dbTest("between the two steps no page opens, no act is done and no stream is heard", async ({ db, runtimeUrl }) => {
  const { cookie } = await givenHalf(db);
  const hub = await openLiveHub(runtimeUrl);
  useLiveHub(hub);
  const answers = await Promise.all([
    answerOf(home(await asking(db, cookie, "/"))),
    answerOf(people(await asking(db, cookie, "/admin/people"))),
    answerOf(account(await asking(db, cookie, "/account"))),
    answerOf(factorPage(await asking(db, cookie, "/account/second-factor"))),
    answerOf(askOfAll(await asking(db, cookie, "/admin/second-factor", { asked: "yes" }))),
    answerOf(moveClock(await asking(db, cookie, "/clock", { move: "week" }))),
    answerOf(setUp(await asking(db, cookie, "/account/second-factor", { intent: "begin", password: passwordOfGiven }))),
    answerOf(
      changePassword(
        await asking(db, cookie, "/account", { password: passwordOfGiven, newPassword: "somebody else's now" }),
      ),
    ),
  ]);
  const heard = await answerOf(live(await asking(db, cookie, "/live?topic=campaign:x")));
  await hub.close();

  for (const { location } of answers) expect(location).toMatch(/^\/login(\?|$)/);
  expect(heard.status).toBe(204);
});

dbTest("the code leads on to where somebody wanted to go, and the way out closes the half step", async ({ db }) => {
  const { answer, cookie, shows } = await givenHalf(db, "?next=%2Fimports%3Fpage%3D2");
  expect(answer instanceof Response && answer.headers.get("Location")).toBe("/login/code?next=%2Fimports%3Fpage%3D2");
  const step = "/login/code?next=%2Fimports%3Fpage%3D2";
  expect((await answerOf(codePage(await asking(db, cookie, step)))).status).toBe(200);

  const wrong = await answerOf(enterCode(await asking(db, cookie, step, { code: "000000" })));
  const entered = await enterCode(await asking(db, cookie, step, { code: shows(new Date()) }));

  expect(wrong.status).toBe(401);
  expect(JSON.stringify(wrong.body)).not.toContain("000000");
  expect(entered instanceof Response && entered.headers.get("Location")).toBe("/imports?page=2");
  expect((await answerOf(people(await asking(db, cookieOf(entered), "/admin/people")))).status).toBe(200);
  expect((await answerOf(codePage(await asking(db, cookie, step)))).location).toBe("/login?next=%2Fimports%3Fpage%3D2");

  await logout(await asking(db, cookieOf(entered), "/logout", {}));
  expect(await db.$count(sessions)).toBe(0);
});

dbTest("whoever must set up a second factor finds that page and the way out, and nothing else", async ({ db }) => {
  const { priya } = await givenStory(db);
  await db.update(agency).set({ asksSecondFactor: true });
  const ask = (path: string, form?: Record<string, string>) =>
    requestBy(db, { path, by: priya, ...(form ? { form } : {}) });

  expect((await answerOf(home(await ask("/desk")))).location).toBe("/account/second-factor?next=%2Fdesk");
  expect((await answerOf(moveClock(await ask("/clock", { move: "week" })))).location).toBe("/account/second-factor");
  expect((await answerOf(account(await ask("/account")))).location).toMatch(/^\/account\/second-factor/);
  expect((await answerOf(live(await ask(`/live?topic=agent:${priya}`)))).status).toBe(204);
  expect((await answerOf(factorPage(await ask("/account/second-factor?next=%2Fdesk")))).body).toEqual({
    stands: { is: "off" },
    asked: true,
    onTo: "/desk",
  });
});
