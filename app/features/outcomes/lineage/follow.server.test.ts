import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, contacts, events, leads, phoneNumbers } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenNextCampaign } from "#tests/given-campaign.ts";
import { merge } from "#tests/merging.ts";
import { follow } from "./follow.server.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const nobody = { contactId: null, name: null, jobTitle: null, number: null } as const;

dbTest("somebody who moved is followed: a lead at their new company, told on both sides", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, contactId } = await givenLead(db, calder);
  const moved = {
    ...{ leadId, contactId, source: "moved" as const, company: "Northwind Freight Ltd", name: "Helen Marsh" },
    ...{ jobTitle: "Fleet manager", number: "020 7946 0777", by: priya, now: tuesday10am },
  } as const;

  const followed = await follow(db, moved);
  if (!followed.ok) throw new Error(followed.reason);

  const child = await leadOf(db, followed.leadId);
  expect(child).toMatchObject({ stage: "ready", nextAction: "call", source: "moved", parentLeadId: leadId });
  expect((await db.select().from(contacts).where(eq(contacts.id, contactId)))[0]?.leftAt).toEqual(tuesday10am);
  const told = await db.select().from(events).where(eq(events.by, priya));
  expect(told.map(({ type, leadId }) => [type, leadId])).toEqual(
    expect.arrayContaining([
      ["contact.left", leadId],
      ["lead.created", followed.leadId],
      ["lead.led-to", leadId],
    ]),
  );
  expect(await follow(db, { ...moved, source: "referred", company: "northwind  freight LTD" })).toEqual({
    ok: true,
    leadId: followed.leadId,
    opened: false,
  });
  expect(await follow(db, { ...moved, company: "Harrow & Pike Logistics Ltd" })).toEqual({
    ok: false,
    reason: "same-company",
  });
});

dbTest("whom and which number one is told of a company that has a lead already join it, once", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, contactId } = await givenLead(db, calder);
  const searched = { stage: "research", nextAction: "research", callableFrom: null } as const;
  const there = await givenLead(db, calder, { company: "Northwind Freight Ltd", ...searched });
  const moved = {
    ...{ leadId, contactId, source: "moved" as const, company: "Northwind Freight Ltd", name: "Tom Okafor" },
    ...{ jobTitle: "Fleet manager", number: "020 7946 0777", by: priya, now: tuesday10am },
  } as const;

  const twice = [await follow(db, moved), await follow(db, moved)];

  expect(twice).toEqual([1, 2].map(() => ({ ok: true, leadId: there.leadId, opened: false })));
  expect(await leadOf(db, there.leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: tuesday10am });
  const people = await db.select().from(contacts).where(eq(contacts.companyId, there.companyId));
  const toms = people.filter(({ fullName }) => fullName === "Tom Okafor");
  expect(toms).toMatchObject([{ jobTitle: "Fleet manager" }]);
  expect(
    (await db.select().from(phoneNumbers).where(eq(phoneNumbers.companyId, there.companyId))).find(
      ({ e164 }) => e164 === "+442079460777",
    ),
  ).toMatchObject({ raw: "020 7946 0777", contactId: toms[0]?.id });
  expect((await db.select().from(contacts).where(eq(contacts.id, contactId)))[0]?.leftAt).toEqual(tuesday10am);
  const told = await db.select().from(events).where(eq(events.by, priya));
  expect(told.map(({ type, leadId }) => [type, leadId])).toEqual([
    ["contact.left", leadId],
    ["number.added", there.leadId],
    ["lead.stage-changed", there.leadId],
    ["lead.led-to", leadId],
  ]);
});

dbTest(
  "a company that is known from another campaign, with a number that works, is not searched for",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder);
    const campaignId = await givenNextCampaign(db, calder);
    const known = await givenLead(db, { ...calder, campaignId }, { company: "Northwind Freight Ltd" });
    const referred = { ...nobody, leadId, source: "referred", company: "Northwind Freight Ltd", by: priya } as const;

    const followed = await follow(db, { ...referred, name: "Tom Okafor", now: tuesday10am });
    if (!followed.ok) throw new Error(followed.reason);

    const { companyId } = known;
    expect(await leadOf(db, followed.leadId)).toMatchObject({ companyId, stage: "ready", nextAction: "call" });
  },
);

dbTest("a wish goes with the person: who asked not to be called is not followed", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const { leadId, contactId } = await givenLead(db, calder);
  await suppressByHand(db, { kind: "person", value: contactId, by: marc, now: tuesday10am });
  const moved = {
    ...{ leadId, contactId, source: "moved" as const, company: "Northwind Freight Ltd", name: "Helen Marsh" },
    ...{ jobTitle: null, number: "020 7946 0777", by: priya, now: tuesday10am },
  } as const;

  expect(await follow(db, moved)).toEqual({ ok: false, reason: "asked-not-to-be-called" });
  const referred = { ...moved, source: "referred", contactId: null } as const;
  expect((await follow(db, { ...referred, name: "Another Person" })).ok).toBe(true);
  expect(await follow(db, { ...referred, number: null, company: "Harrow and Pike" })).toMatchObject({ ok: true });
  expect(await follow(db, { ...referred, company: "Harrow & Pike Logistics Limited" })).toEqual({
    ok: false,
    reason: "asked-not-to-be-called",
  });
});

dbTest("a referral without a number is looked up first; a company of another client is not met", async ({ db }) => {
  const { calder, harbour, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  await givenLead(db, harbour, { company: "Quayside Dental" });
  const referred = {
    ...nobody,
    leadId,
    source: "referred",
    company: "Quayside Dental",
    by: priya,
    now: tuesday10am,
  } as const;

  expect(await follow(db, { ...referred, number: "12" })).toEqual({ ok: false, reason: "not-a-number" });
  const followed = await follow(db, referred);
  if (!followed.ok) throw new Error(followed.reason);

  expect(await leadOf(db, followed.leadId)).toMatchObject({
    clientId: calder.clientId,
    stage: "research",
    nextAction: "research",
    source: "referred",
  });
  expect(await db.select().from(companies).where(eq(companies.name, "Quayside Dental"))).toHaveLength(2);
});

dbTest(
  "nobody is followed from a lead that went into another: they would be asked for where they were",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const kept = await givenLead(db, calder);
    const { leadId, contactId, companyId } = await givenLead(db, calder);
    await merge(db, kept.companyId, companyId);
    const moved = { ...nobody, contactId, source: "moved", company: "Northwind Freight Ltd" } as const;

    expect(await follow(db, { ...moved, leadId, by: priya, now: tuesday10am })).toEqual({
      ok: false,
      reason: "merged",
    });
    expect(await follow(db, { ...moved, leadId: kept.leadId, by: priya, now: tuesday10am })).toMatchObject({
      ok: true,
    });

    expect((await db.select().from(contacts).where(eq(contacts.id, contactId)))[0]?.leftAt).toEqual(tuesday10am);
  },
);

dbTest(
  "a company is met by the words of its name, however they are typed, and another name is another",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder);
    const there = await givenLead(db, calder, { company: "Stone & Moss Ltd", person: "Sam Ross" });
    const typed = { ...nobody, leadId, source: "referred", by: priya, now: tuesday10am } as const;

    const met = await follow(db, { ...typed, company: " stone &  moss ltd", name: "sam  ross" });
    const another = await follow(db, { ...typed, company: "Stone & Mos Ltd" });

    expect(met).toEqual({ ok: true, leadId: there.leadId, opened: false });
    expect(another).toMatchObject({ ok: true, opened: true });
    expect(await db.$count(contacts, eq(contacts.companyId, there.companyId))).toBe(1);
  },
);

dbTest("of two companies of one name it is the one whose number was said", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const company = "Northwind Freight Ltd";
  const referred = { ...nobody, leadId, source: "referred", company, by: priya, now: tuesday10am } as const;

  for (const there of [await givenLead(db, calder, { company }), await givenLead(db, calder, { company })])
    expect(await follow(db, { ...referred, number: there.e164 })).toEqual({
      ok: true,
      leadId: there.leadId,
      opened: false,
    });
});

dbTest("whoever is named on a number of somebody who has left there is rung on it", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const searched = { stage: "research", nextAction: "research", callableFrom: null } as const;
  const there = await givenLead(db, calder, { company: "Northwind Freight Ltd", ...searched });
  const { contactId, phoneNumberId, e164 } = there;
  await db.update(phoneNumbers).set({ contactId }).where(eq(phoneNumbers.id, phoneNumberId));
  await db.update(contacts).set({ leftAt: tuesday10am }).where(eq(contacts.id, contactId));
  const referred = {
    ...nobody,
    leadId,
    source: "referred",
    company: "Northwind Freight Ltd",
    name: "Tom Okafor",
  } as const;

  const followed = await follow(db, { ...referred, number: e164, by: priya, now: tuesday10am });

  expect(followed).toEqual({ ok: true, leadId: there.leadId, opened: false });
  expect(await leadOf(db, there.leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: tuesday10am });
  const [tom] = await db.select().from(contacts).where(eq(contacts.fullName, "Tom Okafor"));
  const [number] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.id, phoneNumberId));
  expect(number?.contactId).toBe(tom?.id);
});
