import { expect } from "vitest";
import { companies, emailAddresses, leads } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { mayCall } from "./may-call.server.ts";
import { wishReach } from "./wish-reach.server.ts";
import { suppressByHand } from "./wishes.server.ts";

const now = tuesday10am;

dbTest("a wish for everybody is counted over clients as the law would meet it", async ({ db }) => {
  const { calder, harbour, priya } = await givenStory(db);
  const own = await givenLead(db, calder);
  const address = async (campaign: typeof calder, { companyId }: { companyId: string }, at: string) => {
    const { clientId } = campaign;
    await db.insert(emailAddresses).values({ clientId, companyId, originCompanyId: companyId, address: at });
  };
  await address(calder, own, "helen@pike.example");
  // The same company at another client, an office that shares its domain, somebody who shares nothing.
  const same = await givenLead(db, harbour, {
    company: "HARROW & PIKE Logistics, Ltd",
    person: "Joe Pike",
    e164: own.e164,
  });
  const office = await givenLead(db, harbour, { company: "Pike Offices", person: "Ann Gray", postcode: "M1 1AA" });
  await address(harbour, office, "ann@mail.pike.example");
  const other = await givenLead(db, harbour, { company: "Spike Ltd", person: "Helen Marsh", postcode: "M1 1AA" });
  await address(harbour, other, "helen@spike.example");
  const reach = (kind: Parameters<typeof wishReach>[1]["kind"], value: string) => wishReach(db, { kind, value });

  expect(await reach("company", own.companyId)).toEqual({ leads: 2, campaigns: 2, clients: 2 });
  expect(await reach("number", own.e164)).toEqual({ leads: 2, campaigns: 2, clients: 2 });
  expect(await reach("domain", "pike.example")).toEqual({ leads: 2, campaigns: 2, clients: 2 });
  expect(await reach("email", "helen@pike.example")).toEqual({ leads: 1, campaigns: 1, clients: 1 });
  expect(await reach("person", own.contactId)).toEqual({ leads: 1, campaigns: 1, clients: 1 });

  await suppressByHand(db, { kind: "company", value: own.companyId, by: priya, now });
  const verdicts = await Promise.all([own, same, office, other].map((lead) => mayCall(db, { ...lead, now })));
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(["block", "block", "allow", "allow"]);
});

dbTest("a person is counted where they are met again, and nothing that is over counts", async ({ db }) => {
  const { calder, harbour } = await givenStory(db);
  const own = await givenLead(db, calder);
  await givenLead(db, harbour, { company: "Harrow & Pike Logistics Limited" });
  await givenLead(db, harbour, { company: "Northwind Freight" });
  const person = { kind: "person", value: own.contactId } as const;
  expect(await wishReach(db, person)).toEqual({ leads: 2, campaigns: 2, clients: 2 });

  const over = { stage: "closed", closedReason: "never-a-fit", closedAt: now, nextAction: null, dueAt: null } as const;
  await db.update(leads).set({ ...over, callableFrom: null });
  expect(await wishReach(db, person)).toEqual({ leads: 0, campaigns: 0, clients: 0 });
  await db.update(companies).set({ domain: "harrow.example" });
  expect(await wishReach(db, { kind: "domain", value: "harrow.example" })).toMatchObject({ leads: 0 });
});
