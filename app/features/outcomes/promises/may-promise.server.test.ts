import { eq, inArray } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { attempts, campaigns, events, leads, outcomes, screenings, users } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { recordOutcome } from "../record-outcome.server.ts";
import { mayPromise } from "./may-promise.server.ts";
import { mostIn, roomOfKeeper } from "./terms.server.ts";
import { watchPromises } from "./watch-promises.server.ts";

const now = minutesAfter(tuesday10am, 3);
const zone = "Europe/London";
const at = (wall: string) => new Date(`${wall}:00Z`);
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

const promising = async (db: Db) => {
  const story = await givenStory(db);
  const { leadId } = await givenLead(db, story.calder);
  const { campaignId } = story.calder;
  return { ...story, leadId, wish: { by: story.priya, leadId, campaignId, zone, now } };
};

dbTest.for([
  ["in the evening", "2026-11-18T20:00", /^No call is allowed then\. It is 20:00 in London\. .*Thu 19 Nov 2026, 09:00/],
  ["on a Saturday", "2026-11-21T11:00", /on Saturday in London\. Choose Mon 23 Nov 2026, 09:00 in London, or a later/],
  ["on a public holiday", "2026-12-25T11:00", /Christmas Day in London\. Choose Tue 29 Dec 2026, 09:00 in London/],
  ["minutes before calls begin", "2026-11-18T08:55", /Choose Wed 18 Nov 2026, 09:00 in London/],
] as const)(
  "a call promised %s is refused with the next hour, and nothing is written",
  async ([, then, says], { db }) => {
    const { priya, leadId } = await promising(db);
    const call = await givenEndedCall(db, { by: priya });
    const before = await db.select().from(events);

    const said = { ...call, disposition: "callback", zone, by: priya, now };
    const refused = await recordOutcome(db, { ...said, chosenAt: at(then) });

    expect(refused).toMatchObject({
      ok: false,
      reason: "not-allowed-then",
      sentence: expect.stringMatching(says),
    });
    expect(await db.select().from(outcomes)).toEqual([]);
    expect(await db.select().from(events)).toHaveLength(before.length);
    expect(await leadOf(db, leadId)).toMatchObject({ nextAction: "call", heldBy: priya });
    expect(await recordOutcome(db, { ...said, chosenAt: at("2026-11-18T17:29") })).toMatchObject({ ok: true });
  },
);

dbTest("a day on which to come back is no promised call, and may be any day", async ({ db }) => {
  const { priya } = await promising(db);
  const call = await givenEndedCall(db, { by: priya });
  const said = { ...call, disposition: "not-now", zone, by: priya, now };
  expect(await recordOutcome(db, { ...said, chosenAt: at("2026-12-26T11:00") })).toMatchObject({ ok: true });
});

dbTest("what the agency itself will have seen to by then stands against no promise", async ({ db }) => {
  const { wish } = await promising(db);
  await db.update(screenings).set({ asOf: daysAfter(tuesday10am, -20) });
  await db.update(campaigns).set({ status: "paused" });
  expect(await mayPromise(db, { ...wish, at: at("2027-01-12T11:00") })).toMatchObject({ ok: true, numbers: 1 });
});

dbTest(
  "who is spoken with on the last call of a round is promised another, whatever the network took them for",
  async ({ db }) => {
    const { priya } = await promising(db);
    const call = await givenEndedCall(db, { by: priya });
    const [last] = await db.update(attempts).set({ answeredBy: "machine" }).returning();
    if (!last) throw new Error("There was no call.");
    const { id: _, ...earlier } = last;
    const unanswered = {
      status: "no-answer",
      callSid: null,
      answeredAt: null,
      answeredBy: null,
      talkSeconds: null,
    } as const;
    for (const days of [5, 6, 7, 8, 11]) {
      const [placedAt, endedAt] = [daysAfter(tuesday10am, -days), minutesAfter(daysAfter(tuesday10am, -days), 1)];
      const holdToken = crypto.randomUUID();
      await db.insert(attempts).values({ ...earlier, ...unanswered, endedBy: "network", holdToken, placedAt, endedAt });
    }

    const said = { ...call, disposition: "callback", zone, sure: true, by: priya, now };
    expect(await recordOutcome(db, { ...said, chosenAt: at("2026-11-26T11:00") })).toMatchObject({ ok: true });
  },
);

dbTest("a campaign that is over by then can keep no promise", async ({ db }) => {
  const { wish } = await promising(db);
  await db.update(campaigns).set({ endsOn: "2026-11-30" });
  expect(await mayPromise(db, { ...wish, at: at("2026-12-01T11:00") })).toMatchObject({
    reason: "not-allowed-then",
    sentence: "No call is allowed then. The campaign has ended. Choose another outcome.",
  });
});

dbTest("where an hour is full, the one that is named in its place is lawful", async ({ db }) => {
  const { wish, priya, calder } = await promising(db);
  await db.update(campaigns).set({ callbacksPerDay: 1, callbacksPerHour: 1 });
  const christmasEve = at("2026-12-24T16:00");
  await givenLead(db, calder, { nextAction: "callback", assigneeId: priya, dueAt: christmasEve });
  expect(await mayPromise(db, { ...wish, at: christmasEve })).toMatchObject({
    reason: "no-room-then",
    more: "Your next free time is Tue 29 Dec 2026, 09:00 in London.",
  });
});

dbTest("a promise that was missed is kept at its hour on the next day on which the law allows it", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const dueAt = at("2026-12-24T14:30");
  const promise = { nextAction: "callback", assigneeId: priya, dueAt, dueZone: zone, missedAt: dueAt } as const;
  const { leadId } = await givenLead(db, calder, promise);

  expect(await watchPromises(db, { now: at("2026-12-25T03:00") })).toMatchObject({ moved: 1 });

  expect(await leadOf(db, leadId)).toMatchObject({ dueAt: at("2026-12-29T14:30"), missedAt: dueAt });
});

dbTest(
  "an hour that was missed twice is one at which nobody is here: they are rung as soon as can be",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const [missedAt, dueAt] = [at("2026-11-16T17:15"), at("2026-11-17T17:15")];
    const promise = { nextAction: "callback", assigneeId: priya, dueAt, dueZone: zone, missedAt } as const;
    const { leadId } = await givenLead(db, calder, promise);

    expect(await watchPromises(db, { now: at("2026-11-18T03:00") })).toMatchObject({ moved: 1 });

    expect(await leadOf(db, leadId)).toMatchObject({ dueAt: at("2026-11-18T09:00"), missedAt });
  },
);

dbTest("a promise that no rule lets anybody keep stays where it was, until one does", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const dueAt = at("2026-11-17T10:00");
  const promise = { nextAction: "callback", assigneeId: priya, dueAt, dueZone: zone, missedAt: dueAt } as const;
  const { leadId } = await givenLead(db, calder, { ...promise, blockedSince: dueAt, blockedBy: "gb-ctps" });
  const morning = at("2026-11-18T03:00");

  expect(await watchPromises(db, { now: morning })).toMatchObject({ moved: 0 });
  expect(await leadOf(db, leadId)).toMatchObject({ dueAt, missedAt: dueAt });

  await db.update(leads).set({ blockedSince: null, blockedBy: null }).where(eq(leads.id, leadId));
  expect(await watchPromises(db, { now: morning })).toMatchObject({ moved: 1 });
  expect(await leadOf(db, leadId)).toMatchObject({ dueAt: at("2026-11-18T10:00"), missedAt: dueAt });
});

dbTest("what is anyone's is kept by those who still can sign in", async ({ db }) => {
  const { calder, tomasz, leah } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const room = () => roomOfKeeper(db, { id: leadId, campaignId: calder.campaignId, assigneeId: null });
  const { perHour } = await mostIn(db, calder.campaignId);

  expect((await room()).most.perHour).toBe(3 * perHour);
  await db
    .update(users)
    .set({ disabledAt: tuesday10am })
    .where(inArray(users.id, [tomasz, leah]));
  expect((await room()).most.perHour).toBe(perHour);
});
