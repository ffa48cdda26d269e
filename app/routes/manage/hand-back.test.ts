import { expect } from "vitest";
import { handbacks } from "#db/schema.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenAtGate } from "#tests/given-handback.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as list } from "./hand-back.tsx";
import { loader as lead } from "./hand-back-lead.tsx";
import { action as pass } from "./hand-back-pass.ts";
import { action as refuse } from "./hand-back-refuse.ts";
import { loader as outbox } from "./outbox.tsx";

dbTest("the manager sees what waits, passes it, and finds the letter in the outbox", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId } = await givenAtGate(db, story);
  const by = story.marc;

  const waiting = await answerOf(list(await requestBy(db, { path: "/hand-back", by })));
  expect(waiting.body).toMatchObject({ atGate: [{ handbackId, agent: "Priya Nair" }], withClient: [] });
  const open = await answerOf(lead(await requestBy(db, { by }, { handbackId })));
  expect(open.body).toMatchObject({ lacking: null, client: "Calder Telematics", call: { agent: "Priya Nair" } });

  const empty = await answerOf(pass(await requestBy(db, { by, form: { summary: " " } }, { handbackId })));
  expect(empty.status).toBe(400);
  const form = { summary: "42 vehicles, would see a demonstration." };
  const passed = await answerOf(pass(await requestBy(db, { by, form }, { handbackId })));
  expect(passed).toMatchObject({ status: 302, location: "/hand-back" });
  const again = await answerOf(pass(await requestBy(db, { by, form }, { handbackId })));
  expect(again).toMatchObject({ status: 409, body: { says: expect.stringContaining("already") } });

  const kept = await answerOf(outbox(await requestBy(db, { path: "/outbox", by })));
  expect(kept.body).toMatchObject({ total: 1, lines: [{ toAddress: "hanna@calder.example", status: "queued" }] });
});

dbTest("agents and clients find no gate and no outbox, and nothing is decided by them", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId } = await givenAtGate(db, story);
  for (const by of [story.priya, story.hanna, story.owen]) {
    const asked = (form?: Record<string, string>) => requestBy(db, { by, ...(form ? { form } : {}) }, { handbackId });
    const answers = [
      await answerOf(list(await asked())),
      await answerOf(lead(await asked())),
      await answerOf(pass(await asked({ summary: "x" }))),
      await answerOf(refuse(await asked({ note: "x" }))),
      await answerOf(outbox(await asked())),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  }
  expect((await db.select().from(handbacks)).map(({ status }) => status)).toEqual(["gate"]);
});

dbTest("a key that is none is not there", async ({ db }) => {
  const story = await givenStory(db);
  const asked = await requestBy(db, { by: story.marc }, { handbackId: "nothing" });
  expect((await answerOf(lead(asked))).status).toBe(404);
});
