import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { disableUser } from "#app/features/auth/disable-user.server.ts";
import { removeCaller } from "#app/features/queue/callers.server.ts";
import { users } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenSecondFactor } from "#tests/given-second-factor.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as people } from "./people.tsx";
import { action as enable } from "./person-enable.ts";
import { action as give, loader as passwordPage } from "./person-password.tsx";
import { loader as factorPage, action as takeFactor } from "./person-second-factor.tsx";
import { action as ask } from "./second-factor-asked.ts";

const now = tuesday10am;

dbTest("an admin who let an agent in again is told for whom they still call and what is theirs", async ({ db }) => {
  const story = await givenStory(db);
  const { tomasz: userId, ada, marc, calder } = story;
  await givenLead(db, calder, { assigneeId: userId });
  await removeCaller(db, { campaignId: story.harbour.campaignId, userId, by: marc, now });
  await disableUser(db, { userId, by: ada, now });

  const back = await answerOf(enable(await requestBy(db, { by: ada, form: {} }, { userId })));
  const page = await answerOf(people(await requestBy(db, { path: back.location ?? "", by: ada })));

  expect(page.body).toMatchObject({
    done: "Tomasz Wrona may sign in again, with the password they had. They call for Calder backlog as before. 1 open lead is still theirs. What colleagues took over meanwhile stays with them.",
  });
});

dbTest("a page of people that says what was done says it of nobody else", async ({ db }) => {
  const { ada, tomasz } = await givenStory(db);
  await disableUser(db, { userId: tomasz, by: ada, now });

  for (const query of [`back=${tomasz}`, `given=${tomasz}`, "back=nobody", `given=${crypto.randomUUID()}`]) {
    const page = await answerOf(people(await requestBy(db, { path: `/admin/people?${query}`, by: ada })));
    expect([query, page.body]).toMatchObject([query, { done: null }]);
  }
});

dbTest("a new password is 12 to 256 characters long, and nobody else's to give", async ({ db }) => {
  const { ada, marc, hanna, priya: userId } = await givenStory(db);
  const send = async (by: string, password: string, whom = userId) =>
    (await answerOf(give(await requestBy(db, { by, form: { password, seen: "" } }, { userId: whom })))).status;

  expect(await send(ada, "eleven char")).toBe(400);
  expect(await send(ada, "x".repeat(257))).toBe(400);
  for (const by of [marc, hanna, userId]) {
    expect(await send(by, "long enough for anybody")).toBe(404);
    expect((await answerOf(enable(await requestBy(db, { by, form: {} }, { userId })))).status).toBe(404);
    expect((await answerOf(passwordPage(await requestBy(db, { by }, { userId })))).status).toBe(404);
  }
  expect(await send(ada, "long enough for anybody", ada)).toBe(409);
  expect((await answerOf(passwordPage(await requestBy(db, { by: ada }, { userId: ada })))).status).toBe(404);
  expect(await db.$count(users, eq(users.passwordHash, "no password fits"))).toBe(7);

  expect(await send(ada, "x".repeat(256))).toBe(302);
  // The page that is still open does not know of it.
  expect(await send(ada, "another for the same")).toBe(409);
});

dbTest(
  "an admin alone takes a second factor away, or asks one of everybody, and is told what is so now",
  async ({ db }) => {
    const { ada, marc, hanna, priya: userId } = await givenStory(db);
    await givenSecondFactor(db, { userId, now });
    const asked = async (by: string, whom = userId) => requestBy(db, { by, form: { asked: "yes" } }, { userId: whom });
    for (const by of [marc, hanna]) {
      expect((await answerOf(takeFactor(await asked(by)))).status).toBe(404);
      expect((await answerOf(factorPage(await requestBy(db, { by }, { userId })))).status).toBe(404);
      expect((await answerOf(ask(await asked(by)))).status).toBe(404);
    }
    expect((await answerOf(takeFactor(await asked(ada, ada)))).status).toBe(409);
    const page = async (path: string) => (await answerOf(people(await requestBy(db, { path, by: ada })))).body;
    expect(await page("/admin/people")).toMatchObject({ factor: { asked: false, without: 4 } });

    const taken = await answerOf(takeFactor(await asked(ada)));

    expect(await page(taken.location ?? "")).toMatchObject({
      done: "Priya Nair has no second factor any more and is signed out everywhere. They sign in with their password and set up another under Your account.",
      factor: { asked: false, without: 5 },
    });
    // Asked by who has none, it would keep them out with all the others.
    expect((await answerOf(ask(await asked(ada)))).status).toBe(409);
    await givenSecondFactor(db, { userId: ada, now });
    expect((await answerOf(ask(await asked(ada)))).location).toBe("/admin/people");
    expect(await page("/admin/people")).toMatchObject({ factor: { asked: true, without: 4 } });
    expect((await answerOf(people(await requestBy(db, { by: marc })))).location).toMatch(/^\/account\/second-factor/);
  },
);
