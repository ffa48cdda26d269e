import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { campaigns, events, leads } from "#db/schema.ts";
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
  const pause = { status: "paused", pausedUntil: "2026-11-18" } as const;
  await db.update(campaigns).set(pause).where(eq(campaigns.id, calder.campaignId));

  expect(await wakeLeads(db, { now: tuesday10am })).toBe(0);
  expect(await wakeLeads(db, { now: daysAfter(tuesday10am, 1) })).toBe(1);
});
