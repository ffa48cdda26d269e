import { expect } from "vitest";
import { agency, events, screenings } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { moveClock } from "./move-clock.server.ts";

const weekMs = 7 * 86_400_000;

dbTest("the demo's clock moves on for everybody, is written down, and takes its lists along", async ({ db }) => {
  const { priya } = await givenStory(db);

  expect(await moveClock(db, { move: "week", by: priya, now: tuesday10am })).toEqual({ ok: true, aheadMs: weekMs });

  expect(await db.select({ ahead: agency.clockAheadMs }).from(agency)).toEqual([{ ahead: weekMs }]);
  const lists = await db.select({ asOf: screenings.asOf }).from(screenings);
  expect(lists.every(({ asOf }) => asOf.getTime() === tuesday10am.getTime() + weekMs)).toBe(true);
  expect((await db.select().from(events)).filter(({ type }) => type === "clock.moved")).toHaveLength(1);
});

dbTest("a real agency's clock cannot be moved, not even by a statement", async ({ db }) => {
  const { ada } = await givenStory(db);
  await db.update(agency).set({ demo: false });

  expect(await moveClock(db, { move: "hour", by: ada, now: tuesday10am })).toEqual({
    ok: false,
    reason: "not-the-demo",
  });
  await expect(db.update(agency).set({ clockAheadMs: 1 })).rejects.toThrow();
});
