import { expect } from "vitest";
import { leads } from "#db/schema.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { later, leadOf, merge, nextWeek, rootOf, whereIs } from "#tests/merging.ts";
import { unmerge } from "./unmerge.server.ts";

dbTest("a chain is flat, and parting its middle takes the end along", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { person: "Ann" });
  const b = await givenLead(db, calder, { person: "Ben" });
  const c = await givenLead(db, calder, { person: "Cat" });
  const cIntoB = await merge(db, b.companyId, c.companyId);
  const bIntoA = await merge(db, a.companyId, b.companyId);
  expect(await whereIs(db, a.companyId)).toEqual({ people: ["Ann", "Ben", "Cat"], numbers: 3 });
  expect(await rootOf(db, c.companyId)).toBe(a.companyId);

  await unmerge(db, { mergeId: bIntoA, by: marc, now: later });

  expect(await whereIs(db, a.companyId)).toEqual({ people: ["Ann"], numbers: 1 });
  expect(await whereIs(db, b.companyId)).toEqual({ people: ["Ben", "Cat"], numbers: 2 });
  expect(await rootOf(db, c.companyId)).toBe(b.companyId);
  expect((await leadOf(db, b.leadId)).mergedIntoId).toBeNull();
  expect((await leadOf(db, c.leadId)).mergedIntoId).toBe(b.leadId);

  await unmerge(db, { mergeId: cIntoB, by: marc, now: nextWeek });

  expect(await whereIs(db, c.companyId)).toEqual({ people: ["Cat"], numbers: 1 });
  expect((await leadOf(db, c.leadId)).mergedIntoId).toBeNull();
});

dbTest("the end of a chain leaves alone while its middle stays merged", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const [a, b, c] = [await givenLead(db, calder), await givenLead(db, calder), await givenLead(db, calder)];
  const cIntoB = await merge(db, b.companyId, c.companyId);
  await merge(db, a.companyId, b.companyId);

  await unmerge(db, { mergeId: cIntoB, by: marc, now: later });

  expect((await whereIs(db, a.companyId)).numbers).toBe(2);
  expect((await whereIs(db, c.companyId)).numbers).toBe(1);
  expect(await rootOf(db, b.companyId)).toBe(a.companyId);
  expect(await rootOf(db, c.companyId)).toBeNull();
  expect((await leadOf(db, c.leadId)).mergedIntoId).toBeNull();
  expect((await leadOf(db, b.leadId)).mergedIntoId).toBe(a.leadId);
});

dbTest(
  "of several leads that went into the one that leaves, one stands again and takes in the others",
  async ({ db }) => {
    const { calder, hanna, marc } = await givenStory(db);
    const a = await givenLead(db, calder);
    const b = await givenLead(db, calder, { stage: "accepted", nextAction: "contact", clientOwnerId: hanna });
    const e = await givenLead(db, calder);
    const bIntoA = await merge(db, a.companyId, b.companyId);
    await merge(db, a.companyId, e.companyId);

    await unmerge(db, { mergeId: bIntoA, by: marc, now: later });

    const live = (await db.select().from(leads)).filter(({ mergedIntoId }) => mergedIntoId === null);
    expect(live.map(({ id, companyId }) => [id, companyId]).sort()).toEqual(
      [
        [a.leadId, a.companyId],
        [b.leadId, b.companyId],
      ].sort(),
    );
    expect((await leadOf(db, e.leadId)).mergedIntoId).toBe(a.leadId);
  },
);
