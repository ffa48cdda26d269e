import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { events, leads, users } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { givenPassed } from "#tests/given-handback.ts";
import { mendLeaks } from "./mend-leak.server.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const now = daysAfter(tuesday10am, 90);

dbTest("what was forgotten is done today by anyone, and what is not ours to do is left", async ({ db }) => {
  const { calder, priya, marc, hanna } = await givenStory(db);
  const call = await givenLead(db, calder, { assigneeId: priya });
  const sleeps = await givenLead(db, calder, { stage: "nurturing", nextAction: "wake", dormancyReason: "not-now" });
  const theirs = await givenLead(db, calder, { stage: "accepted", nextAction: "contact", clientOwnerId: hanna });
  const later = await givenLead(db, calder, { dueAt: daysAfter(now, 1) });
  const leadIds = [call, sleeps, theirs, later].map(({ leadId }) => leadId);

  expect(await mendLeaks(db, { leadIds, remedy: "do-today", userId: null, by: marc, now })).toEqual({
    ok: true,
    mended: 2,
    left: 2,
  });

  expect(await leadOf(db, call.leadId)).toMatchObject({ dueAt: now, callableFrom: now, assigneeId: null });
  expect(await leadOf(db, sleeps.leadId)).toMatchObject({ stage: "nurturing", dueAt: now, dormancyReason: "not-now" });
  const again = { leadIds, remedy: "ask-again", userId: null, by: marc, now } as const;
  expect(await mendLeaks(db, again)).toMatchObject({ mended: 1 });
  expect(await leadOf(db, theirs.leadId)).toMatchObject({
    stage: "accepted",
    dueAt: daysAfter(now, 7),
    clientOwnerId: hanna,
  });
});

dbTest(
  "a call nobody spoke of is made up for today, though its lead was put off; a promise ahead stands",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, { now: tuesday10am });
    await givenEndedCall(db, { by: priya, now: tuesday10am });
    const later = daysAfter(now, 7);
    const putOff = { heldBy: null, holdToken: null, heldUntil: null, dueAt: later, callableFrom: later };
    await db.update(leads).set(putOff).where(eq(leads.id, leadId));
    const today = { leadIds: [leadId], remedy: "do-today", userId: null, by: marc, now } as const;
    await db.update(leads).set({ nextAction: "callback" }).where(eq(leads.id, leadId));
    expect(await mendLeaks(db, today)).toMatchObject({ mended: 0, left: 1 });
    await db.update(leads).set({ nextAction: "call" }).where(eq(leads.id, leadId));

    expect(await mendLeaks(db, today)).toMatchObject({ mended: 1, left: 0 });

    expect(await leadOf(db, leadId)).toMatchObject({ dueAt: now, callableFrom: now });
  },
);

dbTest("what somebody left behind is given to a colleague of theirs and to nobody else", async ({ db }) => {
  const { calder, harbour, priya, tomasz, marc, hanna, owen } = await givenStory(db);
  const ours = await givenLead(db, calder, { assigneeId: tomasz });
  const atClient = await givenLead(db, calder, { stage: "quoted", nextAction: "report", clientOwnerId: hanna });
  await givenLead(db, harbour);
  await db.update(users).set({ disabledAt: tuesday10am }).where(eq(users.id, tomasz));
  const give = (userId: string | null) =>
    mendLeaks(db, { leadIds: [ours.leadId, atClient.leadId], remedy: "give-away", userId, by: marc, now });

  expect(await give(null)).toEqual({ ok: false, reason: "nobody-chosen" });
  expect(await give(tomasz)).toEqual({ ok: false, reason: "nobody-chosen" });
  expect(await give(owen)).toMatchObject({ mended: 0, left: 2 });
  expect(await give(priya)).toMatchObject({ mended: 1, left: 1 });
  // Given today, it is theirs today: the months it lay there make it nobody else's.
  expect(await leadOf(db, ours.leadId)).toMatchObject({ assigneeId: priya, dueAt: now });
  expect(await leadOf(db, atClient.leadId)).toMatchObject({ clientOwnerId: hanna });
  const anyones = { leadIds: [ours.leadId], remedy: "make-anyones", userId: null, by: marc, now } as const;
  expect(await mendLeaks(db, anyones)).toMatchObject({ mended: 1 });
  expect(await mendLeaks(db, anyones)).toMatchObject({ mended: 0 });
  expect(await db.select().from(events).where(eq(events.type, "lead.assigned"))).toHaveLength(2);
});

dbTest("a lead with no way to reach it goes to research, once", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const research = { leadIds: [leadId, leadId], remedy: "research", userId: null, by: marc, now } as const;

  expect(await mendLeaks(db, research)).toEqual({ ok: true, mended: 1, left: 0 });
  expect(await mendLeaks(db, research)).toEqual({ ok: true, mended: 0, left: 1 });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "research", nextAction: "research" });
});

dbTest("a lead that the client has been offered is not taken from them into research", async ({ db }) => {
  const story = await givenStory(db);
  const { lead } = await givenPassed(db, story);
  const research = { leadIds: [lead.leadId], remedy: "research", userId: null, by: story.marc, now } as const;

  expect(await mendLeaks(db, research)).toEqual({ ok: true, mended: 0, left: 1 });
  expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "passed", nextAction: "await-acceptance" });
});
