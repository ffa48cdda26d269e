import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { companies, emailAddresses, phoneNumbers, rules } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { hashOf } from "./hash.server.ts";
import { mailFacts } from "./may-mail.server.ts";
import { suppressByHand } from "./wishes.server.ts";

/** A lead whose person and whose office have an address each. */
async function givenMailboxes(db: Db) {
  const story = await givenStory(db);
  const lead = await givenLead(db, story.calder);
  const own = { clientId: story.calder.clientId, companyId: lead.companyId, originCompanyId: lead.companyId };
  await db.insert(emailAddresses).values([
    { ...own, contactId: lead.contactId, address: "helen@harrow.example" },
    { ...own, address: "office@harrow.example" },
  ]);
  const facts = () => mailFacts(db, { leadId: lead.leadId, now: tuesday10am });
  return { ...story, ...lead, facts };
}

dbTest("a number that is suppressed closes the mail of whom it belongs to", async ({ db }) => {
  const { phoneNumberId, e164, marc, facts } = await givenMailboxes(db);
  await suppressByHand(db, { kind: "number", value: e164, by: marc, now: tuesday10am });

  const ofHers = await facts();
  expect(ofHers.addresses).toMatchObject([
    { address: "helen@harrow.example", suppressed: true },
    { address: "office@harrow.example", suppressed: false },
  ]);
  expect(ofHers).toMatchObject({ person: null, suppressed: false });

  await db.update(phoneNumbers).set({ contactId: null }).where(eq(phoneNumbers.id, phoneNumberId));
  const ofTheSwitchboard = await facts();
  expect(ofTheSwitchboard.suppressed).toBe(true);
  expect(ofTheSwitchboard.addresses.map(({ suppressed }) => suppressed)).toEqual([true, true]);
});

dbTest.for([
  ["no number at all, in a campaign of a country we know", [], true],
  ["a British number", ["+442079460123"], true],
  ["a German number", ["+4930123456"], false],
  ["a British and a German number", ["+442079460123", "+4930123456"], false],
  ["a number that may be of several countries", ["+18005550199"], false],
] as const)("without a country, %s decides whether they are written to", async ([, e164s, allowed], { db }) => {
  const { companyId, calder, facts } = await givenMailboxes(db);
  await db.update(companies).set({ country: null }).where(eq(companies.id, companyId));
  await db.delete(phoneNumbers);
  for (const [at, e164] of e164s.entries()) {
    const own = { clientId: calder.clientId, companyId, originCompanyId: companyId };
    const number = { e164, raw: e164, kind: "fixed", label: "main", position: at + 1 } as const;
    await db.insert(phoneNumbers).values({ ...own, ...number, numberHash: hashOf("number", e164) });
  }

  expect((await facts()).allowed).toBe(allowed);
});

dbTest.for([
  [{ country: "AU", region: "WA", postcode: "6000" }, ["Australia/Perth"]],
  [{ country: "AU", region: null, postcode: "6000" }, ["Australia/Perth"]],
  [{ country: "US", region: "CA", postcode: null }, ["America/Los_Angeles"]],
  [{ country: null, region: null, postcode: null }, ["Europe/London"]],
] as const)("whoever has no number is where their address says: %o", async ([address, zones], { db }) => {
  const { companyId, facts } = await givenMailboxes(db);
  await db.delete(phoneNumbers);
  await db.update(companies).set(address).where(eq(companies.id, companyId));

  expect((await facts()).zones).toEqual(zones);
});

dbTest.for([
  ["nobody has written", null, false],
  ["begin next month", { validFrom: "2026-12-17" }, false],
  ["have ended", { validFrom: "2025-01-01", validTo: "2026-01-01" }, false],
  ["are in force", { validFrom: "2025-01-01" }, true],
] as const)("a country whose rules %s is written to: %o", async ([, valid, allowed], { db }) => {
  const { companyId, facts } = await givenMailboxes(db);
  await db.update(companies).set({ country: "BR", postcode: null, region: null }).where(eq(companies.id, companyId));
  const rule = { id: "br-recorded", version: "1", jurisdiction: "BR", kind: "recorded", terms: {} } as const;
  if (valid) await db.insert(rules).values({ ...rule, title: "recorded messages", source: "Lei 1", ...valid });

  expect((await facts()).allowed).toBe(allowed);
});
