import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { emailAddresses, handbacks, leads, merges } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { later, leadOf, merge, nextWeek, rootOf, told, whereIs, why } from "#tests/merging.ts";
import { mergeCompanies } from "./merge-companies.server.ts";
import { unmerge } from "./unmerge.server.ts";

dbTest("people, numbers and addresses move to the kept company and go home again", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { company: "Brightwell Foods Ltd", person: "James Bright" });
  const b = await givenLead(db, calder, { company: "Bright-well Food", person: "Jim Bright" });
  await db.insert(emailAddresses).values({
    clientId: calder.clientId,
    companyId: b.companyId,
    originCompanyId: b.companyId,
    address: "jim.bright@example.com",
  });

  const mergeId = await merge(db, a.companyId, b.companyId, marc);

  expect(await whereIs(db, a.companyId)).toEqual({ people: ["James Bright", "Jim Bright"], numbers: 2 });
  expect((await db.select().from(emailAddresses))[0]?.companyId).toBe(a.companyId);
  expect(await rootOf(db, b.companyId)).toBe(a.companyId);
  expect((await leadOf(db, b.leadId)).mergedIntoId).toBe(a.leadId);
  expect(await told(db, "company.merged")).toEqual([
    {
      mergeId,
      keptCompanyId: a.companyId,
      mergedCompanyId: b.companyId,
      mergedLeadId: b.leadId,
      certain: false,
    },
  ]);

  const undone = await unmerge(db, { mergeId, by: marc, now: nextWeek });

  expect(undone).toMatchObject({ ok: true, revivedLeadIds: [b.leadId] });
  expect(await whereIs(db, a.companyId)).toEqual({ people: ["James Bright"], numbers: 1 });
  expect(await whereIs(db, b.companyId)).toEqual({ people: ["Jim Bright"], numbers: 1 });
  expect(await rootOf(db, b.companyId)).toBeNull();
  expect((await leadOf(db, b.leadId)).mergedIntoId).toBeNull();
  const parted = { mergeId, keptCompanyId: a.companyId, mergedCompanyId: b.companyId, revivedLeadId: b.leadId };
  // In the story of each of the two leads.
  expect(await told(db, "company.unmerged")).toEqual([parted, parted]);
});

dbTest(
  "what the file says of a lead goes along where the kept one says nothing, and goes home again",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const a = await givenLead(db, calder, { competitor: "Fleetmark" });
    const file = { oldStatus: "Quote sent", lostReason: "Price", competitor: "Roadwise", contractEndOn: "2027-03-31" };
    const b = await givenLead(db, calder, { ...file, contractMonths: 36, priority: 70 });
    const [own, theirs] = [await leadOf(db, a.leadId), await leadOf(db, b.leadId)];

    const mergeId = await merge(db, a.companyId, b.companyId, marc);

    expect(await leadOf(db, a.leadId)).toMatchObject({
      ...{ oldStatus: "Quote sent", lostReason: "Price", competitor: "Fleetmark" },
      ...{ contractEndOn: "2027-03-31", contractMonths: 36, priority: 70 },
    });

    await unmerge(db, { mergeId, by: marc, now: nextWeek });

    const placed = { queueRank: expect.any(Number), rankAgainAt: expect.any(Date) };
    expect(await leadOf(db, a.leadId)).toEqual({ ...own, ...placed });
    expect(await leadOf(db, b.leadId)).toEqual({ ...theirs, ...placed });
  },
);

dbTest("what was taken apart once is not joined again, by nobody", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const [a, b] = [await givenLead(db, calder), await givenLead(db, calder)];
  const mergeId = await merge(db, a.companyId, b.companyId);
  await unmerge(db, { mergeId, by: marc, now: later });

  const again = { keptCompanyId: b.companyId, mergedCompanyId: a.companyId, ...why, by: null, now: nextWeek };

  expect(await mergeCompanies(db, again)).toEqual({ ok: false, reason: "told-different" });
  expect(await told(db, "pair.answered")).toMatchObject([{ answer: "different" }]);
});

dbTest("merging twice and unmerging twice is once", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const [a, b] = [await givenLead(db, calder), await givenLead(db, calder)];
  const merging = { keptCompanyId: a.companyId, mergedCompanyId: b.companyId, ...why, by: marc, now: later };

  const answers = await Promise.all([mergeCompanies(db, merging), mergeCompanies(db, merging)]);

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers).toContainEqual({ ok: false, reason: "already-merged" });
  const mergeId = answers.flatMap((answer) => (answer.ok ? [answer.mergeId] : []))[0] ?? "";

  const undone = await Promise.all([1, 2].map(() => unmerge(db, { mergeId, by: marc, now: nextWeek })));

  expect(undone.map((answer) => answer.ok && answer.revivedLeadIds.length).sort()).toEqual([0, 1]);
  expect(await told(db, "company.merged")).toHaveLength(1);
  expect(await told(db, "company.unmerged")).toHaveLength(2);
});

dbTest("companies of two clients are never one", async ({ db }) => {
  const { calder, harbour } = await givenStory(db);
  const [a, b] = [await givenLead(db, calder), await givenLead(db, harbour)];

  const merged = await mergeCompanies(db, {
    keptCompanyId: a.companyId,
    mergedCompanyId: b.companyId,
    ...why,
    by: null,
    now: later,
  });

  expect(merged).toEqual({ ok: false, reason: "another-client" });
  expect(await db.select().from(merges)).toEqual([]);
});

dbTest("a lead that somebody is calling is not merged away under their hands", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { priority: 1 });
  const b = await givenLead(db, calder, { priority: 50 });
  const { leadId } = await givenEndedCall(db, { by: priya });
  expect(leadId).toBe(b.leadId);
  const merging = { keptCompanyId: a.companyId, mergedCompanyId: b.companyId, ...why, by: marc };

  expect(await mergeCompanies(db, { ...merging, now: later })).toEqual({ ok: false, reason: "held" });
  expect(await told(db, "company.merged")).toEqual([]);
  // The agent is gone and the hold has run out.
  expect((await mergeCompanies(db, { ...merging, now: minutesAfter(tuesday10am, 60) })).ok).toBe(true);
});

dbTest("nothing is taken apart under the hands of an agent, and after their call it still can be", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const [a, b] = [await givenLead(db, calder), await givenLead(db, calder)];
  const mergeId = await merge(db, a.companyId, b.companyId);
  await givenEndedCall(db, { by: priya });

  expect(await unmerge(db, { mergeId, by: marc, now: later })).toEqual({ ok: false, reason: "held" });
  expect(await unmerge(db, { mergeId, by: marc, now: nextWeek })).toMatchObject({
    ok: true,
    revivedLeadIds: [b.leadId],
  });
});

dbTest("the lead at the client goes on, though its company is the one that is merged", async ({ db }) => {
  const { calder, hanna, marc } = await givenStory(db);
  const ours = await givenLead(db, calder);
  const theirs = await givenLead(db, calder, { stage: "accepted", nextAction: "contact", clientOwnerId: hanna });

  const mergeId = await merge(db, ours.companyId, theirs.companyId, marc);

  expect(await leadOf(db, theirs.leadId)).toMatchObject({ companyId: ours.companyId, mergedIntoId: null });
  expect(await leadOf(db, ours.leadId)).toMatchObject({ mergedIntoId: theirs.leadId, stage: "ready" });

  expect(await unmerge(db, { mergeId, by: marc, now: later })).toMatchObject({
    ok: true,
    revivedLeadIds: [ours.leadId],
  });
  expect(await leadOf(db, theirs.leadId)).toMatchObject({
    companyId: theirs.companyId,
    originCompanyId: null,
    mergedIntoId: null,
  });
  expect(await leadOf(db, ours.leadId)).toMatchObject({ companyId: ours.companyId, mergedIntoId: null });
});

dbTest("a lead the client is looking at does not go into another", async ({ db }) => {
  const { calder, hanna, priya, marc } = await givenStory(db);
  const one = await givenLead(db, calder);
  const { attemptId } = await givenEndedCall(db, { by: priya });
  await db
    .update(leads)
    .set({ stage: "qualified", nextAction: "review", heldBy: null, holdToken: null, heldUntil: null });
  await db.insert(handbacks).values({
    ...calder,
    leadId: one.leadId,
    attemptId,
    status: "gate",
    qualifiedBy: priya,
    qualifiedAt: tuesday10am,
  });
  const other = await givenLead(db, calder, { stage: "accepted", nextAction: "contact", clientOwnerId: hanna });

  const merged = await mergeCompanies(db, {
    keptCompanyId: other.companyId,
    mergedCompanyId: one.companyId,
    ...why,
    by: marc,
    now: nextWeek,
  });

  expect(merged).toEqual({ ok: false, reason: "handed-back" });
});

dbTest("a lead of a company merged into one without goes along, and comes back", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const a = await givenLead(db, calder);
  await db.delete(leads).where(eq(leads.id, a.leadId));
  const b = await givenLead(db, calder);

  const mergeId = await merge(db, a.companyId, b.companyId);
  expect(await leadOf(db, b.leadId)).toMatchObject({ companyId: a.companyId, originCompanyId: b.companyId });

  expect(await unmerge(db, { mergeId, by: marc, now: later })).toMatchObject({ ok: true, revivedLeadIds: [] });
  expect(await leadOf(db, b.leadId)).toMatchObject({ companyId: b.companyId, originCompanyId: null });
});
