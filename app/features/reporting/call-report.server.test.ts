import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { attempts, dispositions, users } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { callReport } from "./call-report.server.ts";

dbTest("calls are counted by try, by hour where they rang, and by agent", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  await givenLead(db, calder);
  const none = { chosenAt: null, zone: null };
  const first = await givenEndedCall(db, { by: priya, status: "no-answer" });
  const soon = minutesAfter(tuesday10am, 5);
  await recordOutcome(db, { ...first, disposition: "no-answer", ...none, by: priya, now: soon });
  const later = minutesAfter(tuesday10am, 24 * 60);
  const second = await givenEndedCall(db, { by: tomasz, now: later });
  await recordOutcome(db, { ...second, disposition: "never-a-fit", ...none, by: tomasz, now: minutesAfter(later, 5) });

  const report = await callReport(db, { now: daysAfter(tuesday10am, 2) });

  expect(report.all).toMatchObject({ calls: 2, reached: 1, qualified: 0, talkMinutes: 2 });
  expect(report.byAttempt.map(({ key, reached }) => [key, reached])).toEqual([
    ["1", 0],
    ["2", 1],
  ]);
  expect(report.byHour).toMatchObject([{ key: "10", calls: 2 }]);
  expect(report.byAgent.map(({ key }) => key)).toEqual(["Priya Nair", "Tomasz Wrona"]);
  expect((await callReport(db, { now: daysAfter(tuesday10am, 60) })).all.calls).toBe(0);

  await db.update(users).set({ name: "Priya Nair" }).where(eq(users.id, tomasz));
  const namesakes = await callReport(db, { now: daysAfter(tuesday10am, 2) });
  expect(namesakes.byAgent.map(({ id, key, calls }) => [id, key, calls]).sort()).toEqual(
    [
      [priya, "Priya Nair", 1],
      [tomasz, "Priya Nair", 1],
    ].sort(),
  );
});

dbTest(
  "a second try is the second also when the first was weeks ago, and its hour is where it was judged to ring",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await givenLead(db, calder);
    const said = { disposition: "no-answer", chosenAt: null, zone: null, by: priya };
    const first = await givenEndedCall(db, { by: priya, status: "no-answer" });
    await recordOutcome(db, { ...first, ...said, now: minutesAfter(tuesday10am, 5) });
    const weeksLater = daysAfter(tuesday10am, 28);
    const second = await givenEndedCall(db, { by: priya, status: "no-answer", now: weeksLater });
    const zones = sql`jsonb_set(decision, '{zones}', '["America/New_York"]')`;
    await db.update(attempts).set({ decision: zones }).where(eq(attempts.id, second.attemptId));

    const report = await callReport(db, { now: daysAfter(weeksLater, 4) });

    expect(report.byAttempt).toMatchObject([{ key: "2", calls: 1 }]);
    expect(report.byHour).toMatchObject([{ key: "05", calls: 1 }]);
  },
);

dbTest("an outcome may be called anything: what it is marked as is counted", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const facts = { ...call, chosenAt: null, zone: null, by: priya, now: minutesAfter(tuesday10am, 5) };
  await recordOutcome(db, { ...facts, disposition: "never-a-fit" });
  const asked = { now: minutesAfter(tuesday10am, 9) };
  const before = await callReport(db, asked);

  await db.update(dispositions).set({ label: "Kein Bedarf", position: 40 });

  expect(await callReport(db, asked)).toEqual(before);
  await db.update(dispositions).set({ human: false }).where(eq(dispositions.code, "never-a-fit"));
  expect((await callReport(db, asked)).all.reached).toBe(before.all.reached - 1);
});
