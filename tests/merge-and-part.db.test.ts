import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { keepNote } from "#app/features/outcomes/note.server.ts";
import { addNumber } from "#app/features/queue/add-number.server.ts";
import { saidBefore } from "#app/features/reporting/desk/said-before.server.ts";
import { leadStory } from "#app/features/reporting/lead-story.server.ts";
import type { Db } from "#db/client.server.ts";
import { answers, criteria, leads, notes, phoneNumbers, sharedFacts } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { later, leadOf, merge, nextWeek, whereIs, why } from "./merging.ts";

async function answer(
  db: Db,
  { clientId, campaignId }: Story["calder"],
  leadId: string,
  value: string,
  by: string,
  at: Date,
) {
  const [criterion] = await db.select().from(criteria).where(eq(criteria.campaignId, campaignId)).limit(1);
  await db.insert(answers).values({ clientId, leadId, criterionId: criterion?.id ?? "", value, by, at });
}

async function secondLead(db: Db, campaign: Story["calder"], companyId: string): Promise<string> {
  const ready = { stage: "ready", nextAction: "call", dueAt: tuesday10am, callableFrom: tuesday10am } as const;
  const [made] = await db
    .insert(leads)
    .values({ ...campaign, ...ready, companyId, stageAt: tuesday10am, source: "hand", createdAt: tuesday10am })
    .returning({ id: leads.id });
  return made?.id ?? "";
}

const wordsOn = async (db: Db, leadId: string) => {
  const { said } = await saidBefore(db, { leadId, token: leadId, zone: "Europe/London", client: "Calder" });
  return said.map(({ what }) => what);
};

dbTest(
  "notes, calls and answers of all that went into a lead stand before the agent, through a chain too",
  async ({ db }) => {
    const story = await givenStory(db);
    const { calder, marc } = story;
    const a = await givenLead(db, calder, { nextAction: "callback" });
    const [b, c] = [await givenLead(db, calder), await givenLead(db, calder)];
    const { clientId } = calder;
    for (const { leadId } of [a, b, c]) {
      await db.insert(notes).values({ clientId, leadId, text: `Of ${leadId}`, by: marc, at: tuesday10am });
    }
    await answer(db, calder, c.leadId, "42", marc, tuesday10am);
    await merge(db, b.companyId, c.companyId);
    await merge(db, a.companyId, b.companyId);

    expect(await leadFamily(db, a.leadId)).toEqual([a.leadId, b.leadId, c.leadId].sort());
    expect((await wordsOn(db, a.leadId)).sort()).toEqual([a, b, c].map(({ leadId }) => `Of ${leadId}`).sort());
    const story2 = await leadStory(db, { leadId: a.leadId });
    expect(story2?.answers[0]?.answer).toBe("42");
  },
);

dbTest("an answer goes back to where it was given, though the lead that stands there has its own", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, hanna, marc } = story;
  const closed = {
    stage: "closed",
    nextAction: null,
    dueAt: null,
    callableFrom: null,
    closedReason: "never-a-fit",
  } as const;
  const a = await givenLead(db, calder);
  const b = await givenLead(db, calder, closed);
  const c = await givenLead(db, calder, { stage: "accepted", nextAction: "contact", clientOwnerId: hanna });
  await answer(db, calder, a.leadId, "of a", marc, tuesday10am);
  await answer(db, calder, c.leadId, "of c", marc, tuesday10am);
  const bIntoA = await merge(db, a.companyId, b.companyId);
  await merge(db, a.companyId, c.companyId);

  await unmerge(db, { mergeId: bIntoA, by: marc, now: nextWeek });

  const there = await db.select().from(answers);
  expect(there.map(({ leadId, value }) => [leadId, value]).sort()).toEqual(
    [
      [a.leadId, "of a"],
      [c.leadId, "of c"],
    ].sort(),
  );
});

dbTest("a call to two as one is told with both once they are two, and counts for both", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, priya, marc } = story;
  const a = await givenLead(db, calder, { nextAction: "callback" });
  const b = await givenLead(db, calder);
  const mergeId = await merge(db, a.companyId, b.companyId, marc);
  const called = minutesAfter(later, 10);
  const call = await givenEndedCall(db, { by: priya, now: called, status: "no-answer" });
  await keepNote(db, { leadId: call.leadId, token: call.token, text: "Ask for the yard", by: priya, now: called });
  await answer(db, calder, a.leadId, "17", priya, called);

  const apart = await unmerge(db, { mergeId, by: marc, now: daysAfter(tuesday10am, 40) });

  expect(apart).toEqual({ ok: true, revivedLeadIds: [b.leadId], shared: { calls: 1, notes: 1 } });
  expect(await db.select().from(sharedFacts)).toHaveLength(2);
  expect(await wordsOn(db, a.leadId)).toEqual(["Ask for the yard"]);
  expect(await wordsOn(db, b.leadId)).toEqual(["Ask for the yard"]);
  expect(
    (await leadStory(db, { leadId: b.leadId }))?.entries.some(({ more }) => more.some(({ term }) => term === "Shared")),
  ).toBe(true);
  expect((await db.select().from(answers)).map(({ leadId, value }) => [leadId, value]).sort()).toEqual(
    [
      [a.leadId, "17"],
      [b.leadId, "17"],
    ].sort(),
  );
  // Taken for one again, and parted again, nothing is told twice.
  expect(await unmerge(db, { mergeId, by: marc, now: daysAfter(tuesday10am, 41) })).toMatchObject({
    revivedLeadIds: [],
  });
  expect(await db.select().from(sharedFacts)).toHaveLength(2);
});

dbTest(
  "of a chain, what was said of two as one is told with those two, and with a third only what came after",
  async ({ db }) => {
    const { calder, hanna, marc } = await givenStory(db);
    const { clientId } = calder;
    const atClient = { stage: "accepted" as const, nextAction: "contact" as const, clientOwnerId: hanna };
    const [a, b, c] = [await givenLead(db, calder), await givenLead(db, calder), await givenLead(db, calder, atClient)];
    const note = (on: { leadId: string }, text: string, at: Date) =>
      db.insert(notes).values({ clientId, leadId: on.leadId, text, by: marc, at });
    const join = { ...why, by: marc };
    const aIntoB = { keptCompanyId: b.companyId, mergedCompanyId: a.companyId };
    const bIntoC = { keptCompanyId: c.companyId, mergedCompanyId: b.companyId };
    const first = await mergeCompanies(db, { ...join, ...aIntoB, now: minutesAfter(tuesday10am, 10) });
    const goesOn = (await leadOf(db, a.leadId)).mergedIntoId === null ? a : b;
    await note(goesOn, "of A and B", minutesAfter(tuesday10am, 20));
    await answer(db, calder, goesOn.leadId, "of A and B", marc, minutesAfter(tuesday10am, 20));
    await note(c, "of C", minutesAfter(tuesday10am, 20));
    const second = await mergeCompanies(db, { ...join, ...bIntoC, now: minutesAfter(tuesday10am, 30) });
    await note(c, "of all three", minutesAfter(tuesday10am, 40));
    if (!first.ok || !second.ok) throw new Error("not merged");

    await unmerge(db, { mergeId: first.mergeId, by: marc, now: nextWeek });

    const all = ["of A and B", "of all three"];
    expect((await wordsOn(db, a.leadId)).sort()).toEqual(all);
    expect((await wordsOn(db, c.leadId)).sort()).toEqual(["of A and B", "of C", "of all three"]);

    await unmerge(db, { mergeId: second.mergeId, by: marc, now: nextWeek });

    expect((await wordsOn(db, a.leadId)).sort()).toEqual(all);
    expect((await wordsOn(db, b.leadId)).sort()).toEqual(all);
    expect((await wordsOn(db, c.leadId)).sort()).toEqual(["of C", "of all three"]);
    const given = await db.select().from(answers);
    expect(given.map(({ leadId, value }) => [leadId, value]).sort()).toEqual(
      [
        [a.leadId, "of A and B"],
        [b.leadId, "of A and B"],
      ].sort(),
    );
  },
);

dbTest(
  "what was said of a company without a lead in the campaign goes along with it, and is told by the lead it comes to have there",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const next = { ...calder, campaignId: await givenNextCampaign(db, calder) };
    const [a, b, c] = [await givenLead(db, calder), await givenLead(db, calder), await givenLead(db, calder)];
    const [a2, c2] = [await secondLead(db, next, a.companyId), await secondLead(db, next, c.companyId)];
    const aIntoB = await merge(db, b.companyId, a.companyId, marc);
    const said = { clientId: calder.clientId, leadId: a2, text: "of A and B", by: marc, at: minutesAfter(later, 1) };
    await db.insert(notes).values(said);
    const pair = { keptCompanyId: c.companyId, mergedCompanyId: b.companyId };
    const bIntoC = await mergeCompanies(db, { ...why, ...pair, by: marc, now: minutesAfter(later, 2) });
    if (!bIntoC.ok) throw new Error(bIntoC.reason);

    await unmerge(db, { mergeId: aIntoB, by: marc, now: nextWeek });

    expect(await wordsOn(db, a2)).toEqual(["of A and B"]);
    expect(await wordsOn(db, c2)).toEqual(["of A and B"]);

    await unmerge(db, { mergeId: bIntoC.mergeId, by: marc, now: nextWeek });

    expect(await wordsOn(db, c2)).toEqual([]);
    expect(await wordsOn(db, await secondLead(db, next, b.companyId))).toEqual(["of A and B"]);
  },
);

dbTest(
  "in every campaign the leads of both tell in their own story that they were merged and parted",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const next = { ...calder, campaignId: await givenNextCampaign(db, calder) };
    const [a, b] = [
      await givenLead(db, calder, { company: "Acme" }),
      await givenLead(db, calder, { company: "Acme York" }),
    ];
    const [a2, b2] = [await secondLead(db, next, a.companyId), await secondLead(db, next, b.companyId)];
    const toldOf = async (leadId: string) =>
      ((await leadStory(db, { leadId }))?.entries ?? [])
        .map(({ text }) => text)
        .filter((text) => /was (merged|taken apart)/.test(text));

    const mergeId = await merge(db, a.companyId, b.companyId, marc);

    const merged = "Acme York was merged into Acme by Marc Bell.";
    for (const leadId of [a.leadId, a2]) expect(await toldOf(leadId)).toEqual([merged]);

    await unmerge(db, { mergeId, by: marc, now: nextWeek });

    const parted = "Acme York was taken apart from Acme by Marc Bell; its lead is open again.";
    for (const leadId of [a.leadId, a2]) expect(await toldOf(leadId)).toEqual([parted, merged]);
    for (const leadId of [b.leadId, b2]) expect(await toldOf(leadId)).toEqual([parted]);
  },
);

dbTest("a number found while they were one goes home with the person it was found for", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { person: "Ann" });
  const b = await givenLead(db, calder, { person: "Ben" });
  const mergeId = await merge(db, a.companyId, b.companyId);
  const found = { leadId: a.leadId, jobTitle: null, by: marc, now: later };
  expect(await addNumber(db, { ...found, name: "ben", number: "0161 496 0123" })).toMatchObject({ ok: true });
  expect(await addNumber(db, { ...found, name: null, number: "0161 496 0456" })).toMatchObject({ ok: true });

  await unmerge(db, { mergeId, by: marc, now: nextWeek });

  const numbers = await db.select().from(phoneNumbers).where(eq(phoneNumbers.companyId, b.companyId));
  expect(numbers.map(({ e164, contactId }) => [e164, contactId]).sort()).toEqual(
    [
      [b.e164, b.contactId],
      ["+441614960123", b.contactId],
    ].sort(),
  );
  expect((await whereIs(db, a.companyId)).numbers).toBe(2);
});
