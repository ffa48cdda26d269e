import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { samePerson } from "#app/features/erasure/same-person.server.ts";
import { matchAgain } from "#app/features/matching/match-again.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { companies, contacts, events, importRows, leads, matchKeys, notes } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
import { givenQuill, quillFile, signsOfQuill, tracesOf } from "./given-person.ts";

const later = minutesAfter(tuesday10am, 60);
const trader = "Zebedee Quillfeather Consulting Ltd";
const signs = [...signsOfQuill, /fen lane/i, /SW1A ?1AA/i, /2079460811/, /harrowpike/i];

dbTest(
  "a company that is the person goes with them: its leads are closed, and nobody meets it again",
  async ({ db, ownerPool }) => {
    const { calder, marc } = await givenStory(db);
    const file = { campaignId: calder.campaignId, by: marc, bytes: quillFile(trader) };
    const importId = await givenCommitted(db, file);
    const people = await db.select().from(contacts);
    const [{ companyId = "", id = "" } = {}] = people;
    expect((await samePerson(db, id)).map(({ companyIs }) => companyIs)).toEqual(["likely", "likely"]);

    const asked = { contactIds: people.map((person) => person.id), companyIds: [companyId], by: marc, now: later };
    expect(await erasePerson(db, asked)).toMatchObject({ ok: true });

    expect(await tracesOf(ownerPool, signs)).toEqual([]);
    expect(await db.select({ stage: leads.stage, why: leads.closedReason }).from(leads)).toEqual([
      { stage: "closed", why: "erased-on-request" },
    ]);
    expect(new Set((await db.select().from(companies)).map(({ name }) => name))).toEqual(new Set(["Erased company"]));
    await matchAgain(db, { clientId: calder.clientId, now: daysAfter(later, 1) });
    expect(await db.select().from(matchKeys)).toEqual([]);
    expect((await verify(db)).violations).toEqual([]);

    const again = await givenCommitted(db, { ...file, bytes: quillFile(`${trader} `), now: daysAfter(later, 2) });
    expect(again).not.toBe(importId);
    const verdicts = await db
      .select({ verdict: importRows.verdict })
      .from(importRows)
      .where(eq(importRows.importId, again));
    expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual(["quarantined", "suppressed", "suppressed"]);
  },
);

dbTest(
  "a company whose people were all erased before goes afterwards, by itself and once",
  async ({ db, ownerPool }) => {
    const { calder, marc } = await givenStory(db);
    const file = { campaignId: calder.campaignId, by: marc, bytes: quillFile(trader) };
    await givenCommitted(db, file);
    const people = await db.select().from(contacts);
    const [{ companyId = "" } = {}] = people;
    const contactIds = people.map(({ id }) => id);
    const asked = { contactIds, by: marc, now: later };
    expect(await erasePerson(db, asked)).toMatchObject({ ok: true });
    const lead = { clientId: calder.clientId, leadId: (await db.select().from(leads))[0]?.id ?? "", at: later };
    await db.insert(notes).values([
      { ...lead, text: `${trader} is still at 12 Fen Lane.` },
      { ...lead, text: "Zebedee Quillfeather Consulting ring back." },
    ]);
    expect(await tracesOf(ownerPool, signs)).not.toEqual([]);

    const after = { ...asked, companyIds: [companyId], now: daysAfter(later, 1) };
    expect(await erasePerson(db, after)).toMatchObject({ ok: true });

    expect(await tracesOf(ownerPool, signs)).toEqual([]);
    expect(await db.select({ stage: leads.stage, why: leads.closedReason }).from(leads)).toEqual([
      { stage: "closed", why: "erased-on-request" },
    ]);
    const told = await db.select({ data: events.data }).from(events).where(eq(events.type, "person.erased"));
    expect(told.map(({ data }) => data)).toMatchObject([
      { people: 2, company: false },
      { people: 0, company: true },
    ]);
    expect((await db.select().from(contacts)).map(({ erasedAt }) => erasedAt)).toEqual([later, later]);
    expect((await verify(db)).violations).toEqual([]);
    expect(await erasePerson(db, after)).toEqual({ ok: false, reason: "nobody-left" });

    const again = await givenCommitted(db, { ...file, bytes: quillFile(`${trader} `), now: daysAfter(later, 2) });
    const rows = await db.select().from(importRows).where(eq(importRows.importId, again));
    expect(rows.map(({ verdict }) => verdict).sort()).toEqual(["quarantined", "suppressed", "suppressed"]);
  },
);

dbTest("after its people a company stays as long as somebody else is known there", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { companyId, contactId } = await givenLead(db, calder, { company: "Helen Marsh Cakes Ltd" });
  const asked = { contactIds: [contactId], by: marc, now: later };
  expect(await erasePerson(db, asked)).toMatchObject({ ok: true });
  const own = { clientId: calder.clientId, companyId, originCompanyId: companyId };
  await db.insert(contacts).values({ ...own, fullName: "Una Reid", createdAt: later });

  const after = { ...asked, companyIds: [companyId] };
  expect(await erasePerson(db, after)).toEqual({ ok: false, reason: "others-there" });
  expect(await db.select({ name: companies.name }).from(companies)).toEqual([{ name: "Helen Marsh Cakes Ltd" }]);
});

dbTest(
  "a company at which somebody else is known, or whose lead is with the client, does not go with a person",
  async ({ db }) => {
    const story = await givenStory(db);
    const { contactIds } = await givenQuill(db, story);
    const [{ companyId = "", clientId = "" } = {}] = await db.select().from(contacts);
    const ask = () => erasePerson(db, { contactIds, companyIds: [companyId], by: story.marc, now: later });
    expect(await ask()).toEqual({ ok: false, reason: "with-client" });

    const own = { clientId, companyId, originCompanyId: companyId };
    await db.insert(contacts).values({ ...own, fullName: "Una Reid", createdAt: tuesday10am });
    expect(await ask()).toEqual({ ok: false, reason: "others-there" });
    expect(await db.select().from(contacts).where(eq(contacts.fullName, ""))).toEqual([]);
  },
);
