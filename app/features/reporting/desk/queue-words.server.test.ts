import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { pauseAgent } from "#app/features/queue/pause.server.ts";
import { users } from "#db/schema.ts";
import { minutesAfter, tuesday10am as now } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { deskView } from "./desk-view.server.ts";
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

dbTest("what waits is what the claim would serve: nothing in a language that a colleague speaks", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  await givenLead(db, calder, { language: "de" });
  await db
    .update(users)
    .set({ languages: ["en"] })
    .where(eq(users.id, priya));
  await db
    .update(users)
    .set({ languages: ["de"] })
    .where(eq(users.id, tomasz));
  const look = (by: string) => deskView(db, { by, name: "", simulator: true, now });

  expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: false, reason: "queue-empty" });
  expect((await look(priya)).view).toMatchObject({ queue: { callable: 0 }, idle: { title: "Nothing to call" } });
  expect((await look(tomasz)).view).toMatchObject({ queue: { callable: 1 }, idle: null });
});

dbTest("a promise that went into another lead is no callback of its own any more", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const dueAt = minutesAfter(now, 30);
  const kept = await givenLead(db, calder);
  await givenLead(db, calder, {
    ...{ nextAction: "callback", assigneeId: priya, dueAt, callableFrom: dueAt, dueZone: "Europe/London" },
    mergedIntoId: kept.leadId,
  });

  const { view } = await deskView(db, { by: priya, name: "", simulator: true, now });
  expect(view.queue.callbacks).toBeNull();
});
