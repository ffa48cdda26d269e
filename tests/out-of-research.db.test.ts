import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { addNumber } from "#app/features/queue/add-number.server.ts";
import type { Db } from "#db/client.server.ts";
import { contacts, events, leads, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { corbridgeRow, exportFile, harrowRow } from "./given-export.ts";
import { givenCommitted } from "./given-import.ts";
import { untilBlocked } from "./until-blocked.ts";

const later = minutesAfter(tuesday10am, 30);
const inResearch = { stage: "research", nextAction: "research", callableFrom: null } as const;
const called = { stage: "ready", nextAction: "call", dueAt: later, callableFrom: later };
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest("a number that the client's next file brings ends the search for one, and no other", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const at = { ...calder, by: marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow) });
  await db.update(phoneNumbers).set({ deadAt: tuesday10am, deadReason: "wrong-number" });
  await db.update(leads).set(inResearch);
  const [harrow] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.e164, "+442079460142"));
  const [corbridge] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.e164, "+441614960155"));

  await givenCommitted(db, {
    ...{ ...at, now: later },
    bytes: exportFile(harrowRow.replace("020 7946 0142", "020 7946 0143"), corbridgeRow),
  });

  const found = await db.select().from(leads);
  expect(found.find(({ companyId }) => companyId === harrow?.companyId)).toMatchObject(called);
  expect(found.find(({ companyId }) => companyId === corbridge?.companyId)).toMatchObject({ stage: "research" });
  const moved = await db.select({ data: events.data }).from(events).where(eq(events.type, "lead.stage-changed"));
  expect(moved).toMatchObject([{ data: { from: "research", to: "ready", reason: "number-found" } }]);
});

dbTest("a search that a file had ended begins again when the file is taken back", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const at = { ...calder, by: marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow) });
  const [harrow] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.e164, "+442079460142"));
  if (!harrow) throw new Error("The file brought no number.");
  await db.update(phoneNumbers).set({ deadAt: tuesday10am }).where(eq(phoneNumbers.id, harrow.id));
  await db.update(leads).set(inResearch).where(eq(leads.companyId, harrow.companyId));
  const bytes = exportFile(harrowRow.replace("020 7946 0142", "020 7946 0143"), corbridgeRow);
  const importId = await givenCommitted(db, { ...at, now: later, bytes });
  const standing = () => db.select({ at: leads.companyId, stage: leads.stage, dueAt: leads.dueAt }).from(leads);
  expect((await standing()).map(({ stage }) => stage)).toEqual(["ready", "ready"]);

  expect(await undoImport(db, { importId, by: marc, now: later })).toMatchObject({ ok: true });

  const [searched] = (await standing()).filter((lead) => lead.at === harrow.companyId);
  expect(searched).toMatchObject({ stage: "research", dueAt: later });
  expect((await standing()).filter(({ stage }) => stage === "ready")).toHaveLength(1);
});

dbTest("somebody to ask for, whom the next file names, ends it too where a number works", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const at = { ...calder, by: marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow) });
  await db.update(contacts).set({ leftAt: tuesday10am });
  await db.update(phoneNumbers).set({ contactId: null });
  await db.update(leads).set(inResearch);

  const bytes = exportFile(harrowRow.replace("Helen Marsh", "Tom Okafor"));
  await givenCommitted(db, { ...at, bytes, now: later });

  expect(await db.select().from(leads)).toMatchObject([called]);
});

dbTest("a number found for one campaign is found for the client's other ones", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, companyId, phoneNumberId } = await givenLead(db, calder, inResearch);
  await db.update(phoneNumbers).set({ deadAt: tuesday10am }).where(eq(phoneNumbers.id, phoneNumberId));
  const campaignId = await givenNextCampaign(db, calder);
  const other = await givenLead(db, { ...calder, campaignId }, { companyId, ...inResearch });
  await db.delete(phoneNumbers).where(eq(phoneNumbers.id, other.phoneNumberId));
  const found = { leadId, number: "020 7946 0777", name: null, jobTitle: null, by: priya, now: later };

  expect(await addNumber(db, found)).toEqual({ ok: true });

  for (const id of [leadId, other.leadId]) expect(await leadOf(db, id)).toMatchObject(called);
});

dbTest("a number that a colleague finds in the same moment is news for both, and no lead waits on", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const { leadId, companyId } = await givenLead(db, calder, inResearch);
  const campaignId = await givenNextCampaign(db, calder);
  const other = await givenLead(db, { ...calder, campaignId }, { companyId, ...inResearch });
  const [number] = await db.delete(phoneNumbers).returning();
  if (!number) throw new Error("The lead has no number.");
  const found = { name: "Tom Okafor", jobTitle: null, now: later };

  const mine = await db.transaction(async (tx) => {
    await tx.insert(phoneNumbers).values(number);
    const adding = addNumber(db, { ...found, leadId, number: number.e164, by: priya });
    await untilBlocked(db);
    return { adding };
  });
  expect(await mine.adding).toEqual({ ok: true });
  for (const id of [leadId, other.leadId]) expect(await leadOf(db, id)).toMatchObject(called);
  expect(await db.select().from(phoneNumbers)).toMatchObject([{ e164: number.e164 }]);

  // Tomasz works on his lead while Priya names the number of hers.
  await db.update(leads).set(inResearch);
  const another = { ...found, number: "020 7946 0777" };
  await db.transaction(async (tx) => {
    await tx.select().from(leads).where(eq(leads.id, other.leadId)).for("update");
    expect(await addNumber(db, { ...another, leadId, by: priya })).toEqual({ ok: true });
  });
  expect(await leadOf(db, other.leadId)).toMatchObject({ stage: "research" });
  expect(await addNumber(db, { ...another, leadId: other.leadId, by: tomasz })).toEqual({ ok: true });
  expect(await leadOf(db, other.leadId)).toMatchObject(called);
});
