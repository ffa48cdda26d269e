import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { tellStanding } from "#app/features/matching/tell-standing.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { companies, events, leads } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { later, leadOf, merge, nextWeek } from "./merging.ts";

const contract = { contractStartOn: "2025-12-01", contractEndOn: "2027-11-30", contractMonths: 24 };
/** Three quarters of it are over on 1 June 2027, a Tuesday; ten in the morning in London, then an hour off Greenwich. */
const turn = new Date("2027-06-01T09:00:00Z");
const asleep = {
  stage: "nurturing",
  nextAction: "wake",
  dormancyReason: "under-contract",
  createdAt: tuesday10am,
  stageAt: tuesday10am,
} as const;
/** Half a year after it fell asleep, at ten in London. */
const usual = new Date("2027-05-17T09:00:00Z");

dbTest.for([
  ["the day of its kind follows the contract another brings", usual, turn],
  ["a day that somebody chose stays", new Date("2027-02-16T10:00:00Z"), new Date("2027-02-16T10:00:00Z")],
] as const)(
  "of a lead that sleeps without a contract %s, and is as before once they part",
  async ([, due, merged], { db }) => {
    const { calder, marc } = await givenStory(db);
    const a = await givenLead(db, calder, { ...asleep, dueAt: due, callableFrom: due });
    const b = await givenLead(db, calder, {
      ...contract,
      stage: "research",
      nextAction: "research",
      callableFrom: null,
    });
    const own = await leadOf(db, a.leadId);

    const mergeId = await merge(db, a.companyId, b.companyId, marc);

    expect(await leadOf(db, a.leadId)).toMatchObject({
      ...contract,
      stage: "nurturing",
      dueAt: merged,
      callableFrom: merged,
    });
    await unmerge(db, { mergeId, by: marc, now: nextWeek });
    expect(await leadOf(db, a.leadId)).toEqual({ ...own, rankAgainAt: expect.anything() });
    const told = await db.select({ data: events.data }).from(events).where(eq(events.type, "lead.rescheduled"));
    expect(told.map(({ data }) => data)).toEqual(
      due.getTime() === merged.getTime()
        ? []
        : [merged, due].map((dueAt) => ({ nextAction: "wake", dueAt: dueAt.toISOString() })),
    );
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest("a day that was moved while they were one stays when they part", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { ...asleep, dueAt: usual, callableFrom: usual });
  const b = await givenLead(db, calder, { ...contract, stage: "research", nextAction: "research", callableFrom: null });
  const mergeId = await merge(db, a.companyId, b.companyId, marc);
  const moved = daysAfter(turn, 7);
  await db.update(leads).set({ dueAt: moved, callableFrom: moved }).where(eq(leads.id, a.leadId));

  await unmerge(db, { mergeId, by: marc, now: nextWeek });

  expect(await leadOf(db, a.leadId)).toMatchObject({ dueAt: moved, contractEndOn: null, brought: null });
});

dbTest("leads that others went into long ago say what those say, through a chain too, and once", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { ...asleep, dueAt: usual, callableFrom: usual });
  const [b, c] = [await givenLead(db, calder, { priority: 70 }), await givenLead(db, calder, { ...contract })];
  const alone = await givenLead(db, harbour, { competitor: "Fleetmark" });
  const bIntoC = await merge(db, b.companyId, c.companyId);
  const aIntoB = await merge(db, a.companyId, b.companyId);
  // As it stood before leads kept what they were brought.
  const untold = {
    ...{ contractStartOn: null, contractEndOn: null, contractMonths: null },
    priority: 0,
    brought: null,
  };
  const kept = (await db.select().from(leads)).filter(({ mergedIntoId }) => mergedIntoId === null).map(({ id }) => id);
  const [goesOn = ""] = kept.filter((id) => id !== alone.leadId);
  await db
    .update(leads)
    .set({ ...untold, dueAt: usual, callableFrom: usual })
    .where(eq(leads.id, goesOn));

  expect(await tellStanding(db, { now: minutesAfter(later, 5) })).toBe(1);
  const told = await leadOf(db, goesOn);
  expect(told).toMatchObject({ ...contract, priority: 70 });
  expect(await tellStanding(db, { now: minutesAfter(later, 6) })).toBe(0);
  expect(await leadOf(db, goesOn)).toEqual(told);

  for (const mergeId of [aIntoB, bIntoC]) await unmerge(db, { mergeId, by: marc, now: nextWeek });
  expect(await leadOf(db, a.leadId)).toMatchObject({ ...untold, dueAt: usual });
  expect(await db.select().from(companies).where(eq(companies.mergedIntoId, a.companyId))).toEqual([]);
});
