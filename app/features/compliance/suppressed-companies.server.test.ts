import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { companies, contacts, emailAddresses, leads, suppressions } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenNextCampaign } from "#tests/given-campaign.ts";
import { givenSleeper } from "#tests/given-plan.ts";
import { callFacts } from "./call-facts.server.ts";
import { hashOf } from "./hash.server.ts";
import { mailFacts } from "./may-mail.server.ts";
import { suppressedLeads } from "./suppressed-companies.server.ts";
import { companyKeys } from "./wish-keys.ts";

const name = "Harrow & Pike Logistics Ltd";
const e164 = "+442079460777";
const keyed = (numbers: string[], emails: string[]) =>
  hashOf("company", companyKeys({ names: [{ name, postcode: null, domain: null }], numbers, emails })[0] ?? "");

dbTest.for([
  ["its name with a number of somebody there", () => ["company", keyed([e164], [])] as const, true],
  ["its name with an address there", () => ["company", keyed([], ["helen@harrow.example"])] as const, true],
  ["the domain of an address there", () => ["domain", hashOf("domain", "harrow.example")] as const, true],
  ["the domain that its website is under", () => ["domain", hashOf("domain", "pike.example")] as const, true],
  ["an address alone, which is somebody's", () => ["email", hashOf("email", "helen@harrow.example")] as const, false],
  ["another company", () => ["company", hashOf("company", "somebody else")] as const, false],
  ["the domain of somebody who has left", () => ["domain", hashOf("domain", "old.example")] as const, false],
] as const)("a wish under %s is found by a list of leads as by one lead alone", async ([, wish, found], { db }) => {
  const { calder } = await givenStory(db);
  const { leadId, companyId, contactId } = await givenLead(db, calder, { company: name, e164 });
  const own = { clientId: calder.clientId, companyId, originCompanyId: companyId };
  await db.update(companies).set({ domain: "shop.pike.example" }).where(eq(companies.id, companyId));
  const left = { ...own, fullName: "Old Hand", leftAt: tuesday10am, createdAt: tuesday10am };
  const [gone] = await db.insert(contacts).values(left).returning();
  await db.insert(emailAddresses).values([
    { ...own, contactId, address: "helen@harrow.example" },
    { ...own, contactId: gone?.id, address: "hand@old.example" },
  ]);
  const [kind, valueHash] = wish();
  await db.insert(suppressions).values({ kind, valueHash, source: "person", at: tuesday10am });

  const now = tuesday10am;
  expect((await mailFacts(db, { leadId, now })).suppressed).toBe(found);
  expect([...(await suppressedLeads(db, [leadId], { now }))]).toEqual(found ? [leadId] : []);
});

dbTest.for([
  ["the client has sold to", { stage: "won", wonMinor: 1_200_000, wonCurrency: "GBP" }, true],
  ["the client is selling to", { stage: "quoted", nextAction: "report", dueAt: tuesday10am }, true],
  ["the client was only offered", { stage: "passed", nextAction: "await-acceptance", dueAt: tuesday10am }, false],
] as const)(
  "whom %s by another campaign is written to no more beside it, as they are not called",
  async ([, at, found], { db }) => {
    const { calder, hanna } = await givenStory(db);
    const { leadId, companyId } = await givenSleeper(db, calder);
    const campaignId = await givenNextCampaign(db, calder, "The year after");
    const sold = {
      clientOwnerId: found ? hanna : null,
      source: "hand",
      stageAt: tuesday10am,
      createdAt: tuesday10am,
    } as const;
    await db.insert(leads).values({ clientId: calder.clientId, campaignId, companyId, ...sold, ...at });

    const now = tuesday10am;
    const facts = await mailFacts(db, { leadId, now });
    expect(facts.suppressed).toBe(found);
    expect(facts.addresses.map(({ suppressed }) => suppressed)).toEqual([found]);
    expect([...(await suppressedLeads(db, [leadId], { now }))]).toEqual(found ? [leadId] : []);
    const [call] = await callFacts(db, { leadId, now });
    expect(call?.facts.isCustomer || call?.facts.openOffer).toBe(found);
  },
);
