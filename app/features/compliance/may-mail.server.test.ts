import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { emailAddresses, phoneNumbers } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
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
