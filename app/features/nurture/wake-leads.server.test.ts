import { eq, inArray } from "drizzle-orm";
import { expect } from "vitest";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, events, leads, users } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { wakeLeads } from "./wake-leads.server.ts";

const wakesOn = daysAfter(tuesday10am, 21);

dbTest(
  "a lead that slept until its day comes back to the queue in a new round, once, and says why it slept",
  async ({ db }) => {
    const { calder, tomasz } = await givenStory(db);
    const asleep = {
      stage: "nurturing",
      nextAction: "wake",
      dormancyReason: "under-contract",
      dueAt: wakesOn,
    } as const;
    const { leadId } = await givenLead(db, calder, { ...asleep, callableFrom: null });

    expect(await wakeLeads(db, { now: minutesAfter(wakesOn, -1) })).toBe(0);
    const both = await Promise.all([wakeLeads(db, { now: wakesOn }), wakeLeads(db, { now: wakesOn })]);

    expect(both.reduce((a, b) => a + b)).toBe(1);
    const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
    expect(lead).toMatchObject({
      stage: "ready",
      nextAction: "call",
      dueAt: wakesOn,
      round: 2,
      dormancyReason: "under-contract",
    });
    const changes = await db.select().from(events).where(eq(events.type, "lead.stage-changed"));
    expect(changes.at(-1)?.data).toMatchObject({ from: "nurturing", to: "ready", reason: "woken" });
    expect(await leaseNext(db, { by: tomasz, now: minutesAfter(wakesOn, 1) })).toMatchObject({
      ok: true,
      hold: { leadId },
    });
  },
);

dbTest("nobody is woken for a campaign that is paused, until its pause is over", async ({ db }) => {
  const { calder } = await givenStory(db);
  await givenLead(db, calder, {
    stage: "nurturing",
    nextAction: "wake",
    dormancyReason: "not-now",
    dueAt: tuesday10am,
  });
  await db
    .update(campaigns)
    .set({ status: "paused", pausedUntil: "2026-11-18" })
    .where(eq(campaigns.id, calder.campaignId));

  expect(await wakeLeads(db, { now: tuesday10am })).toBe(0);
  await db.update(campaigns).set({ status: "live", pausedUntil: null });
  expect(await wakeLeads(db, { now: daysAfter(tuesday10am, 1) })).toBe(1);
});

const overdue = { stage: "nurturing", nextAction: "wake", dormancyReason: "not-now", callableFrom: null } as const;
const asleepOn = async (db: Db) => {
  const asleep = await db.select({ dueAt: leads.dueAt }).from(leads).where(eq(leads.stage, "nurturing"));
  return asleep.map(({ dueAt }) => dueAt?.toISOString().slice(0, 10)).sort();
};

dbTest(
  "after a long pause no heap wakes: as many as the agents can call, the rest on the days that follow",
  async ({ db }) => {
    const { calder, harbour } = await givenStory(db);
    for (let i = 0; i < 65; i++) await givenLead(db, calder, { ...overdue, dueAt: daysAfter(tuesday10am, -i - 1) });
    await givenLead(db, harbour, { ...overdue, dueAt: tuesday10am });
    const tomorrow = daysAfter(tuesday10am, 1);
    for (let i = 0; i < 10; i++) await givenLead(db, calder, { ...overdue, dueAt: tomorrow });

    // Three agents, ten a day each, in either campaign.
    expect(await wakeLeads(db, { now: tuesday10am })).toBe(31);
    expect(await asleepOn(db)).toEqual([...Array(30).fill("2026-11-18"), ...Array(15).fill("2026-11-19")]);
    expect(await wakeLeads(db, { now: minutesAfter(tuesday10am, 1) })).toBe(0);
    expect(await wakeLeads(db, { now: minutesAfter(tomorrow, 1) })).toBe(30);
  },
);

dbTest("what has woken today already counts, however many minutes it is worked at", async ({ db }) => {
  const { calder } = await givenStory(db);
  for (let i = 0; i < 130; i++) await givenLead(db, calder, { ...overdue, dueAt: daysAfter(tuesday10am, -30) });

  let woken = 0;
  for (let minute = 0; minute < 5; minute++) woken += await wakeLeads(db, { now: minutesAfter(tuesday10am, minute) });

  expect(woken).toBe(30);
  expect(await asleepOn(db)).toEqual(
    ["2026-11-18", "2026-11-19", "2026-11-20"].flatMap((on) => Array(30).fill(on)).concat(Array(10).fill("2026-11-23")),
  );
});

dbTest("whoever has left takes nobody on, though they once called for the campaign", async ({ db }) => {
  const { calder, tomasz, leah } = await givenStory(db);
  await db
    .update(users)
    .set({ disabledAt: tuesday10am })
    .where(inArray(users.id, [tomasz, leah]));
  for (let i = 0; i < 12; i++) await givenLead(db, calder, { ...overdue, dueAt: daysAfter(tuesday10am, -1) });

  expect(await wakeLeads(db, { now: tuesday10am })).toBe(10);
  expect(await asleepOn(db)).toEqual(["2026-11-18", "2026-11-18"]);
});
