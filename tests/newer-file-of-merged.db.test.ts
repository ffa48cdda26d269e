import { and, asc, eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, importChanges, leads } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory, type Story } from "./given.ts";
import { exportFile } from "./given-export.ts";
import { givenCommitted } from "./given-import.ts";
import { later, leadOf, merge, nextWeek } from "./merging.ts";

const harrow = (contractEnd: string) =>
  `SF-1,Harrow & Pike Logistics Ltd,Helen Marsh,020 7946 0142,h.marsh@harrow-pike.co.uk,harrow-pike.co.uk,Leeds,LS1 4AP,,,Lost,${contractEnd}`;
const corbridge = (contractEnd: string) =>
  `SF-2,Corbridge Print Ltd,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,corbridge-print.co.uk,York,YO1 7HH,,,Lost,${contractEnd}`;

/** Two records of one file that a person joined: Harrow's lead goes on, Corbridge's went in and tells it the end of a contract. */
async function givenJoined(db: Db, { calder, marc }: Story) {
  await givenCommitted(db, { ...calder, by: marc, bytes: exportFile(harrow(""), corbridge("2027-03-01")) });
  const [one, other] = await db
    .select({ leadId: leads.id, companyId: leads.companyId })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .orderBy(asc(companies.name));
  const [goesIn, goesOn] = [one, other] as const;
  if (!goesIn || !goesOn) throw new Error("no leads");
  const asleep = { to: "nurturing", nextAction: "wake", dormancyReason: "not-now", reason: null } as const;
  const sleeps = { ...asleep, leadId: goesOn.leadId, dueAt: daysAfter(tuesday10am, 90), by: marc, now: tuesday10am };
  await db.transaction((tx) => moveLead(tx, sleeps));
  const mergeId = await merge(db, goesOn.companyId, goesIn.companyId, marc);
  return { mergeId, goesOn: goesOn.leadId, goesIn: goesIn.leadId };
}

const contractOf = async (db: Db, leadId: string) => (await leadOf(db, leadId)).contractEndOn;
const all = (db: Db) => db.select().from(leads).orderBy(leads.id);

dbTest.for([
  ["the record that went in", [harrow(""), corbridge("2027-05-01")], "2027-05-01", null, "2027-05-01"],
  [
    "the record that goes on",
    [harrow("2027-08-01"), corbridge("2027-03-01")],
    "2027-08-01",
    "2027-08-01",
    "2027-03-01",
  ],
] as const)(
  "what a newer file says of %s is said by its own lead once they part, and by nobody once the file is taken back",
  async ([, rows, together, own, theirs], { db }) => {
    const story = await givenStory(db);
    const { mergeId, goesOn, goesIn } = await givenJoined(db, story);
    const before = await all(db);
    const { calder, marc } = story;

    const importId = await givenCommitted(db, { ...calder, by: marc, bytes: exportFile(...rows), now: nextWeek });
    expect(await contractOf(db, goesOn)).toBe(together);
    expect(await db.select().from(importChanges).where(eq(importChanges.kind, "contract"))).toHaveLength(1);

    expect(await undoImport(db, { importId, by: marc, now: daysAfter(nextWeek, 1) })).toMatchObject({ ok: true });
    const asIs = (lead: (typeof before)[number]) => ({ ...lead, rankAgainAt: expect.toSatisfy(() => true) });
    expect(await all(db)).toEqual(before.map(asIs));

    const again = exportFile(...rows, "");
    await givenCommitted(db, { ...calder, by: marc, bytes: again, now: daysAfter(nextWeek, 2) });
    expect(await contractOf(db, goesOn)).toBe(together);
    await unmerge(db, { mergeId, by: marc, now: daysAfter(nextWeek, 3) });
    expect([await contractOf(db, goesOn), await contractOf(db, goesIn)]).toEqual([own, theirs]);
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest("a word that another brought is not the lead's own once a newer file was taken back", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, marc } = story;
  const { mergeId, goesOn } = await givenJoined(db, story);
  const bytes = exportFile(harrow("2027-08-01"), corbridge("2027-03-01"));
  const importId = await givenCommitted(db, { ...calder, by: marc, bytes, now: later });
  await undoImport(db, { importId, by: marc, now: nextWeek });

  await unmerge(db, { mergeId, by: marc, now: nextWeek });

  expect(await leadOf(db, goesOn)).toMatchObject({ contractEndOn: null, brought: null });
});

const twin = (contractEnd: string) =>
  `SF-9,Harrow & Pike Logistcs Ltd,Helen Marsh,020 7946 0142,,,Leeds,LS1 4AP,,,Lost,${contractEnd}`;

dbTest.for([
  ["a person joined with it", corbridge],
  ["went into it when it came", twin],
] as const)("a lead sleeps by the newer contract of a record that %s", async ([, other], { db }) => {
  const { calder, marc } = await givenStory(db);
  const at = { ...calder, by: marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrow(""), other("2026-12-01")) });
  const found = await db.select().from(companies);
  const [goesOn = "", joined] = ["Harrow & Pike Logistics Ltd", "Corbridge Print Ltd"].map(
    (told) => found.find(({ name }) => name === told)?.id,
  );
  if (joined) await merge(db, goesOn, joined, marc);
  const [lead] = await db
    .select()
    .from(leads)
    .where(and(eq(leads.companyId, goesOn), isNull(leads.mergedIntoId)));
  const stands = lead?.id ?? "";
  const sleeps = { to: "nurturing", nextAction: "wake", dormancyReason: "under-contract", reason: null } as const;
  const dueAt = new Date("2027-09-01T08:00:00Z");
  await db.transaction((tx) => moveLead(tx, { leadId: stands, ...sleeps, dueAt, by: marc, now: later }));

  const importId = await givenCommitted(db, {
    ...{ ...at, bytes: exportFile(harrow(""), other("2027-12-15")) },
    now: nextWeek,
  });

  const turn = new Date("2027-09-15T08:00:00Z");
  expect(await leadOf(db, stands)).toMatchObject({ contractEndOn: "2027-12-15", dueAt: turn });
  await undoImport(db, { importId, by: marc, now: daysAfter(nextWeek, 1) });
  expect(await leadOf(db, stands)).toMatchObject({ contractEndOn: "2026-12-01", dueAt });
  expect((await verify(db)).violations).toEqual([]);
});
