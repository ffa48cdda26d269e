import { expect } from "vitest";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { touches } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as settle } from "./touch-settle.ts";

dbTest("whoever ticks off a card stays on the list it stood on", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  await givenSleeper(db, calder);
  await startRuns(db, { now: tuesday10am });
  const [touch] = await db.select().from(touches);
  const list = "agent=&day=2026-12-17";
  const path = `/touches/${touch?.id}/settle?${list}&to=https%3A%2F%2Felsewhere.example`;

  const settled = await answerOf(
    settle(await requestBy(db, { path, by: priya, form: { done: "1" } }, { touchId: touch?.id ?? "" })),
  );

  expect(settled).toMatchObject({ status: 302, location: `/due?${list}` });
});
