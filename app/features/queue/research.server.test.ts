import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { contacts, events, leads, phoneNumbers } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { merge } from "#tests/merging.ts";
import { addNumber } from "./add-number.server.ts";
import { endResearch } from "./end-research.server.ts";
import { leaseNext } from "./lease.server.ts";

const now = tuesday10am;
const inResearch = { stage: "research", nextAction: "research", callableFrom: null } as const;
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest("a number that was found brings the lead back to the queue, with whoever answers there", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, companyId, phoneNumberId } = await givenLead(db, calder, inResearch);
  await db
    .update(phoneNumbers)
    .set({ deadAt: now, deadReason: "wrong-number" })
    .where(eq(phoneNumbers.id, phoneNumberId));
  const found = { leadId, number: "(0161) 496 0142", name: "Tom Okafor", jobTitle: "Finance director", by: priya, now };

  const added = await addNumber(db, found);

  expect(added.ok).toBe(true);
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now });
  expect(await db.select().from(contacts).where(eq(contacts.companyId, companyId))).toHaveLength(2);
  expect(
    (await db.select({ type: events.type }).from(events).where(eq(events.leadId, leadId))).map(({ type }) => type),
  ).toEqual(["lead.created", "number.added", "lead.stage-changed"]);
  const next = await leaseNext(db, { by: priya, now });
  expect(next.ok && next.numbers.filter(({ verdict }) => verdict === "allow")).toHaveLength(1);
  expect(await addNumber(db, found)).toEqual({ ok: false, reason: "known-already" });
});

dbTest("what is no number, costs the caller, or is known not to work, is refused", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, phoneNumberId, e164 } = await givenLead(db, calder, inResearch);
  await db
    .update(phoneNumbers)
    .set({ deadAt: now, deadReason: "wrong-number" })
    .where(eq(phoneNumbers.id, phoneNumberId));
  const add = (number: string) => addNumber(db, { leadId, number, name: null, jobTitle: null, by: priya, now });

  expect(await add("ask Jill")).toEqual({ ok: false, reason: "not-a-number" });
  expect(await add("0909 879 0038")).toEqual({ ok: false, reason: "premium-number" });
  expect(await add(e164)).toEqual({ ok: false, reason: "known-dead" });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "research" });
});

dbTest("research that finds nothing ends with a date or with a reason, once", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const lost = await givenLead(db, calder, { ...inResearch, company: "Lost Ltd" });
  const woken = await givenLead(db, calder, { ...inResearch, company: "Woken Ltd", dormancyReason: "under-contract" });
  const gone = await givenLead(db, calder, { ...inResearch, company: "Gone Ltd" });

  expect(await endResearch(db, { leadId: lost.leadId, end: "nothing-found", by: priya, now })).toEqual({ ok: true });
  expect(await endResearch(db, { leadId: gone.leadId, end: "out-of-business", by: priya, now })).toEqual({ ok: true });
  expect(await endResearch(db, { leadId: gone.leadId, end: "nothing-found", by: priya, now })).toEqual({
    ok: false,
    reason: "not-in-research",
  });

  const asleep = { stage: "nurturing", dueAt: daysAfter(now, 182) };
  expect(await leadOf(db, lost.leadId)).toMatchObject({ ...asleep, dormancyReason: "not-now" });
  await endResearch(db, { leadId: woken.leadId, end: "nothing-found", by: priya, now });
  expect(await leadOf(db, woken.leadId)).toMatchObject({ ...asleep, dormancyReason: "under-contract" });
  expect(await leadOf(db, gone.leadId)).toMatchObject({ stage: "closed", closedReason: "out-of-business" });
});

dbTest("a page from before a merge adds no number where nobody rings it, and ends no search", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const kept = await givenLead(db, calder);
  const wentIn = await givenLead(db, calder, inResearch);
  await merge(db, kept.companyId, wentIn.companyId);
  const found = { leadId: wentIn.leadId, name: null, jobTitle: null, by: priya, now };

  expect(await addNumber(db, { ...found, number: "(0161) 496 0142" })).toEqual({ ok: false, reason: "merged" });
  expect(await endResearch(db, { leadId: wentIn.leadId, end: "nothing-found", by: priya, now })).toEqual({
    ok: false,
    reason: "not-in-research",
  });

  expect(await db.$count(phoneNumbers, eq(phoneNumbers.companyId, wentIn.companyId))).toBe(0);
  expect(await leadOf(db, wentIn.leadId)).toMatchObject({ stage: "research" });
});

dbTest("somebody else to ask for, on a number that we have, brings the lead back as well", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, companyId, contactId, phoneNumberId, e164 } = await givenLead(db, calder, inResearch);
  await db.update(contacts).set({ leftAt: now }).where(eq(contacts.id, contactId));
  const found = { leadId, number: null, name: "Tom Okafor", jobTitle: "Fleet manager", by: priya, now };

  // The one number there is belongs to whoever has left, unless somebody says who came after them.
  expect(await addNumber(db, found)).toEqual({ ok: false, reason: "number-missing" });
  await db.update(phoneNumbers).set({ contactId: null }).where(eq(phoneNumbers.id, phoneNumberId));
  expect(await addNumber(db, { ...found, number: e164, name: null })).toEqual({ ok: false, reason: "known-already" });
  expect(await addNumber(db, { ...found, number: e164 })).toEqual({ ok: true });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now });
  const there = await db.select().from(contacts).where(eq(contacts.companyId, companyId));
  expect(there.filter(({ leftAt }) => leftAt === null)).toMatchObject([
    { fullName: "Tom Okafor", jobTitle: "Fleet manager" },
  ]);
  expect(await addNumber(db, found)).toEqual({ ok: false, reason: "known-person" });
  await db.update(phoneNumbers).set({ contactId }).where(eq(phoneNumbers.id, phoneNumberId));
  expect(await addNumber(db, { ...found, number: e164, name: "Una Reid" })).toEqual({ ok: true });
  const [una] = await db.select().from(contacts).where(eq(contacts.fullName, "Una Reid"));
  expect(await db.select().from(phoneNumbers).where(eq(phoneNumbers.companyId, companyId))).toMatchObject([
    { e164, contactId: una?.id },
  ]);
});

dbTest("a number of somebody who has left rings a colleague of theirs whom we know already", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, companyId, contactId, phoneNumberId, e164 } = await givenLead(db, calder, inResearch);
  const una = { clientId: calder.clientId, companyId, originCompanyId: companyId, fullName: "Una Reid" };
  await db.insert(contacts).values({ ...una, createdAt: now });
  await db.update(phoneNumbers).set({ contactId }).where(eq(phoneNumbers.id, phoneNumberId));
  await db.update(contacts).set({ leftAt: now }).where(eq(contacts.id, contactId));
  const found = { leadId, number: e164, name: "una reid", jobTitle: null, by: priya, now };

  expect(await addNumber(db, found)).toEqual({ ok: true });
  expect(await addNumber(db, found)).toEqual({ ok: false, reason: "known-already" });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now });
  const people = await db.select().from(contacts).where(eq(contacts.fullName, "Una Reid"));
  expect(people).toHaveLength(1);
  expect(await db.select().from(phoneNumbers)).toMatchObject([{ contactId: people[0]?.id }]);
});

dbTest("who came after somebody of a merged record is of that record, with its number", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const kept = await givenLead(db, calder, inResearch);
  const went = await givenLead(db, calder, inResearch);
  const { contactId } = went;
  await db.update(phoneNumbers).set({ contactId }).where(eq(phoneNumbers.id, went.phoneNumberId));
  await db.update(phoneNumbers).set({ deadAt: now }).where(eq(phoneNumbers.id, kept.phoneNumberId));
  await db.update(contacts).set({ leftAt: now });
  await merge(db, kept.companyId, went.companyId);
  const found = { leadId: kept.leadId, number: went.e164, name: "Tom Okafor", jobTitle: null, by: priya, now };

  expect(await addNumber(db, found)).toEqual({ ok: true });

  expect(await leadOf(db, kept.leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now });
  const [tom] = await db.select().from(contacts).where(eq(contacts.fullName, "Tom Okafor"));
  expect(tom).toMatchObject({ companyId: kept.companyId, originCompanyId: went.companyId });
  const [number] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.id, went.phoneNumberId));
  expect(number?.contactId).toBe(tom?.id);
});
