import { expect } from "vitest";
import { pauseAgent } from "#app/features/queue/pause.server.ts";
import { minutesAfter, tuesday10am as now } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { awayWords } from "./queue-words.server.ts";

dbTest("a break that has lasted longer than was said is told as over, not as to come", async ({ db }) => {
  const { priya } = await givenStory(db);
  const asked = { by: priya, zone: "Europe/London" };
  expect(await awayWords(db, { ...asked, now })).toBeNull();
  const until = minutesAfter(now, 15);
  await pauseAgent(db, { because: "break", until, by: priya, now });

  expect(await awayWords(db, { ...asked, now })).toBe("a break, until 10:27");
  expect(await awayWords(db, { ...asked, now: until })).toBe("a break, over since 10:27");
});
