import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { tellStanding } from "#app/features/matching/tell-standing.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { companies, events, leads, merges } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
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

const head = "Company,Contact,Phone,Website,Street,Postcode,Status,Competitor,Contract end";
const file = (...rows: string[]) => Buffer.from([head, ...rows, ""].join("\r\n"));
const kept = "Harrow Logistics Ltd,Helen Marsh,020 7946 0142 / 020 7946 0143,harrow.example,2 Mill Lane,LS1 4AP,Lost,,";
const wentIn = "Harrow Logistcs Ltd,,020 7946 0142,harrow.example,2 Mill Lane,LS1 4AP,Quote sent,Fleetmark,2027-03-31";
const says = { oldStatus: "Quote sent", competitor: "Fleetmark", contractEndOn: "2027-03-31" };
const both = { ...says, oldStatus: "Lost" };
const alone = { oldStatus: "Lost", competitor: null, contractEndOn: null };

dbTest.for([
  ["of the same file", [[kept, wentIn]]],
  ["of a later file", [[kept], [wentIn]]],
] as const)(
  "a row %s that went in unasked tells the lead what it says, and its own once they part",
  async ([, files], { db }) => {
    const { calder, marc } = await givenStory(db);
    for (const [at, rows] of files.entries()) {
      await givenCommitted(db, { ...calder, by: marc, bytes: file(...rows), now: minutesAfter(tuesday10am, at) });
    }
    const [merge] = await db.select().from(merges);
    const [lead] = await db.select().from(leads);

    expect(lead).toMatchObject(both);
    const apart = await unmerge(db, { mergeId: merge?.id ?? "", by: marc, now: nextWeek });
    if (!apart.ok) throw new Error(apart.reason);
    expect(await leadOf(db, lead?.id ?? "")).toMatchObject({ ...alone, brought: null });
    const [opened = ""] = apart.revivedLeadIds;
    const own = await leadOf(db, opened);
    expect(own).toMatchObject({ ...says, brought: null });
    expect(own.priority).toBeGreaterThan((await leadOf(db, lead?.id ?? "")).priority);
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest("a file that is taken back leaves the lead it met as it was", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenCommitted(db, { ...calder, by: marc, bytes: file(kept) });
  const [before] = await db.select().from(leads);
  const importId = await givenCommitted(db, { ...calder, by: marc, bytes: file(wentIn), now: later });
  expect((await db.select().from(leads))[0]).toMatchObject(both);

  expect(await undoImport(db, { importId, by: marc, now: nextWeek })).toMatchObject({ ok: true });

  expect(await db.select().from(leads)).toEqual([{ ...before, rankAgainAt: expect.anything() }]);
});
