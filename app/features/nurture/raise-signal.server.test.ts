import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, events, leadSignals, leads, notes } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { addOffering, awaitOffering } from "./offerings.server.ts";
import { type NewSignal, raiseSignal } from "./raise-signal.server.ts";
import { wakeLeads } from "./wake-leads.server.ts";

const now = tuesday10am;
const asleepUntil = (dueAt: Date) =>
  ({ stage: "nurturing", nextAction: "wake", dormancyReason: "under-contract", dueAt, callableFrom: null }) as const;
const inSpring = daysAfter(now, 120);
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

const news = (clientId: string, by: string): NewSignal => ({
  clientId,
  about: { kind: "competitor-news", competitor: "Fleetmark" },
  because: "Fleetmark ends its support for older trackers in spring.",
  opener: "It is {agent}, calling for {client}. We have room for new customers at the moment.",
  by,
  now,
});

dbTest(
  "news of a competitor wakes those with that competitor, of that client, and notes it elsewhere",
  async ({ db }) => {
    const { calder, harbour, marc } = await givenStory(db);
    const asleep = asleepUntil(inSpring);
    const five = [];
    for (const competitor of ["Fleetmark", "FLEETMARK", "Fleet-Mark", "fleetmark", "Fleetmark"])
      five.push(await givenLead(db, calder, { ...asleep, competitor }));
    const other = await givenLead(db, calder, { ...asleep, competitor: "Trackwise" });
    const theirs = await givenLead(db, harbour, { ...asleep, competitor: "Fleetmark" });
    const ready = await givenLead(db, calder, { competitor: "Fleetmark" });

    expect(await raiseSignal(db, news(calder.clientId, marc))).toMatchObject({ ok: true, woken: 5, noted: 1 });

    expect(await wakeLeads(db, { now: minutesAfter(now, 1) })).toBe(5);
    for (const { leadId } of five) expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", round: 2 });
    for (const { leadId } of [other, theirs])
      expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing", dueAt: inSpring });
    expect(await db.select({ leadId: notes.leadId, text: notes.text }).from(notes)).toEqual([
      { leadId: ready.leadId, text: news(calder.clientId, marc).because },
    ]);
    expect(await wakeLeads(db, { now: minutesAfter(now, 2) })).toBe(0);
    const told = await db.select({ data: events.data }).from(events).where(eq(events.type, "signal.raised"));
    expect(told.map(({ data }) => data)).toMatchObject([{ kind: "competitor-news", woken: 5, noted: 1 }]);
  },
);

dbTest("what was missing and is shipped wakes whoever waited for it, and ships once", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const missing = { ...asleepUntil(inSpring), dormancyReason: "offering-missing" } as const;
  const waits = await givenLead(db, calder, missing);
  const unsaid = await givenLead(db, calder, missing);
  const elsewhere = await givenLead(db, harbour, missing);
  const added = await addOffering(db, { clientId: calder.clientId, name: "invoices in German", by: marc, now });
  if (!added.ok) throw new Error(added.reason);
  const { offeringId } = added;
  await db.transaction(async (tx) => {
    await awaitOffering(tx, { leadId: waits.leadId, offeringId, now });
    await awaitOffering(tx, { leadId: elsewhere.leadId, offeringId, now });
  });
  const shipped = (clientId: string) => ({
    ...news(clientId, marc),
    about: { kind: "offering-shipped", offeringId, unsaidToo: false } as const,
  });

  expect(await raiseSignal(db, shipped(harbour.clientId))).toEqual({ ok: false, reason: "no-such-offering" });
  const both = await Promise.all([1, 2].map(() => raiseSignal(db, shipped(calder.clientId))));

  expect(both.map((raised) => (raised.ok ? raised.woken : raised.reason)).sort()).toEqual([1, "shipped-already"]);
  expect(await leadOf(db, waits.leadId)).toMatchObject({ dueAt: now });
  expect(await leadOf(db, unsaid.leadId)).toMatchObject({ dueAt: inSpring });
});

dbTest(
  "many are spread over the days their agents have, whoever wakes sooner keeps their day, and a paused campaign waits",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const soon = daysAfter(now, -1);
    const sooner = await givenLead(db, calder, { ...asleepUntil(soon), competitor: "Fleetmark" });
    for (let i = 0; i < 40; i++) await givenLead(db, calder, { ...asleepUntil(inSpring), competitor: "Fleetmark" });
    await db.update(campaigns).set({ status: "paused" }).where(eq(campaigns.id, calder.campaignId));

    await raiseSignal(db, news(calder.clientId, marc));

    // Three agents, ten a day each.
    const found = await db.select().from(leadSignals);
    const days = found.map(({ wakesAt }) => DateTime.fromJSDate(wakesAt ?? now, { zone: "Europe/London" }).toISODate());
    expect(days.filter((on) => on === "2026-11-17" || on === "2026-11-16")).toHaveLength(30);
    expect(days.filter((on) => on === "2026-11-18")).toHaveLength(11);
    expect(await leadOf(db, sooner.leadId)).toMatchObject({ dueAt: soon });
    expect(await wakeLeads(db, { now: minutesAfter(now, 5) })).toBe(0);
  },
);

dbTest("a lead that somebody is just taking up is not put back to sleep; it gets a note", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, { ...asleepUntil(inSpring), competitor: "Fleetmark" });
  const taken = { leadId, to: "ready", nextAction: "call", dueAt: now, reason: "woken", by: null, now } as const;

  const raised = await db.transaction(async (tx) => {
    await moveLead(tx, taken);
    const raising = raiseSignal(db, news(calder.clientId, marc));
    await untilBlocked(db);
    await tx.insert(notes).values({ clientId: calder.clientId, leadId, text: "On the phone.", by: null, at: now });
    return { raising };
  });

  expect(await raised.raising).toMatchObject({ ok: true, woken: 0, noted: 1 });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now });
});
