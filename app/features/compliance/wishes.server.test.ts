import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { companies, contacts, emailAddresses, phoneNumbers, suppressions } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead } from "#tests/given.ts";
import { givenVerdict, loadList } from "#tests/given-verdict.ts";
import { liftByHand } from "./lift-by-hand.server.ts";
import { mayCall } from "./may-call.server.ts";
import { factsOfNumber } from "./number-facts.server.ts";
import { liftSuppression, recordConsent, suppressByHand, withdrawConsent } from "./wishes.server.ts";
import { wishesAbout } from "./wishes-about.server.ts";

const now = tuesday10am;

dbTest(
  "whoever is suppressed by hand stays so when the row is erased and comes back under another id",
  async ({ db }) => {
    const { ada, calder } = await givenVerdict(db);
    const verdictOf = async (lead: { leadId: string; phoneNumberId: string }) =>
      (await mayCall(db, { ...lead, now })).verdict;
    const number = await givenLead(db, calder, { company: "First Ltd" });
    const company = await givenLead(db, calder, { company: "Second & Sons Ltd", postcode: "EC1A 1BB" });
    await suppressByHand(db, { kind: "number", value: number.e164, by: ada, now });
    await suppressByHand(db, { kind: "company", value: company.companyId, by: ada, now });

    expect(await verdictOf(await givenLead(db, calder, { company: "Third Ltd", e164: number.e164 }))).toBe("block");
    expect(await verdictOf(await givenLead(db, calder, { company: "SECOND & SONS, LTD", postcode: "ec1a1bb" }))).toBe(
      "block",
    );
    expect(await verdictOf(await givenLead(db, calder, { company: "Second & Sons Ltd", postcode: "M1 1AA" }))).toBe(
      "allow",
    );
  },
);

dbTest("email, domain and person bind the numbers they stand behind; lifting lets go", async ({ db }) => {
  const { ada, calder, contactId, companyId, leadId, phoneNumberId, verdict } = await givenVerdict(db);
  await db.update(companies).set({ domain: "harrowpike.example" }).where(eq(companies.id, companyId));
  for (const [kind, value] of [
    ["domain", "HarrowPike.example"],
    ["person", contactId],
  ] as const) {
    await suppressByHand(db, { kind, value, clientId: calder.clientId, by: ada, now });
    expect(await verdict()).toBe("block suppressed 2026-11");
    for (const { id } of await db.select().from(suppressions).where(eq(suppressions.kind, kind))) {
      expect(await liftSuppression(db, { suppressionId: id, by: ada, now })).toEqual({ ok: true });
      expect(await liftSuppression(db, { suppressionId: id, by: ada, now })).toEqual({
        ok: false,
        reason: "not-standing",
      });
    }
    expect(await verdict()).toBe("allow");
  }
  await suppressByHand(db, { kind: "person", value: contactId, by: ada, now });
  const [again] = await db
    .insert(contacts)
    .values({
      clientId: calder.clientId,
      companyId,
      originCompanyId: companyId,
      fullName: "HELEN  MARSH",
      decides: false,
      createdAt: now,
    })
    .returning({ id: contacts.id });
  await db.update(phoneNumbers).set({ contactId: again?.id }).where(eq(phoneNumbers.id, phoneNumberId));
  expect((await mayCall(db, { leadId, phoneNumberId, now })).verdict).toBe("block");
});

dbTest.for([
  ["the domain of a person's address", { kind: "domain", value: "harrowpike.example" }, "block"],
  ["the domain of an address of nobody by name", { kind: "domain", value: "office.example" }, "block"],
  ["an address of nobody by name", { kind: "email", value: "Hello@Office.example" }, "block"],
  ["the address of whoever has the number", { kind: "email", value: "helen@mail.harrowpike.example" }, "block"],
  ["a colleague's address", { kind: "email", value: "joe@harrowpike.example" }, "allow"],
  ["another domain that ends alike", { kind: "domain", value: "pike.example" }, "allow"],
] as const)("a company known only by addresses is asked for by %s", async ([, wish, expected], { db }) => {
  const { ada, calder, companyId, contactId, verdict } = await givenVerdict(db);
  const own = { clientId: calder.clientId, companyId, originCompanyId: companyId };
  const [joe] = await db
    .insert(contacts)
    .values({ ...own, fullName: "Joe Pike", createdAt: now })
    .returning({ id: contacts.id });
  await db.insert(emailAddresses).values([
    { ...own, contactId, address: "helen@mail.harrowpike.example" },
    { ...own, contactId: joe?.id ?? "", address: "joe@harrowpike.example" },
    { ...own, address: "hello@office.example" },
  ]);

  await suppressByHand(db, { ...wish, clientId: calder.clientId, by: ada, now });

  expect((await verdict()).split(" ")[0]).toBe(expected);
});

dbTest(
  "a person's wish for everybody finds them at another client, by their company, number or address",
  async ({ db }) => {
    const { ada, calder, harbour, contactId, companyId, e164 } = await givenVerdict(db);
    await db.insert(emailAddresses).values({
      ...{ clientId: calder.clientId, companyId, originCompanyId: companyId, contactId, address: "helen@pike.example" },
    });
    await suppressByHand(db, { kind: "person", value: contactId, by: ada, now });
    const verdictOf = async (company: string, how: { person?: string; e164?: string; address?: string }) => {
      const lead = await givenLead(db, harbour, { company, ...how });
      const own = { clientId: harbour.clientId, companyId: lead.companyId, originCompanyId: lead.companyId };
      const { address } = how;
      if (address) await db.insert(emailAddresses).values({ ...own, contactId: lead.contactId, address });
      return (await mayCall(db, { ...lead, now })).verdict;
    };

    expect(await verdictOf("Harrow & Pike Logistics Limited", {})).toBe("block");
    expect(await verdictOf("Northwind Freight", { address: "helen@pike.example" })).toBe("block");
    expect(await verdictOf("Northwind Freight", { e164 })).toBe("block");
    expect(await verdictOf("Northwind Freight", {})).toBe("allow");
    expect(await verdictOf("Harrow & Pike Logistics Ltd", { person: "Joe Pike" })).toBe("allow");
    expect(await verdictOf("Northwind Freight", { person: "Joe Pike", address: "helen@pike.example" })).toBe("allow");
  },
);

dbTest("a company without a postcode is met again by its name with a number or an address", async ({ db }) => {
  const { ada, calder, companyId, e164 } = await givenVerdict(db);
  await db.update(companies).set({ postcode: null }).where(eq(companies.id, companyId));
  await suppressByHand(db, { kind: "company", value: companyId, clientId: calder.clientId, by: ada, now });
  const verdictOf = async (company: string) => {
    const lead = await givenLead(db, calder, { company, e164, postcode: "M1 1AA" });
    return (await mayCall(db, { ...lead, now })).verdict;
  };

  expect(await verdictOf("Harrow & Pike Logistics, Ltd.")).toBe("block");
  expect(await verdictOf("Another Ltd")).toBe("allow");
});

dbTest("the switchboard is not rung where everybody we know there is closed", async ({ db }) => {
  const { ada, calder, companyId, contactId, phoneNumberId, verdict } = await givenVerdict(db);
  const own = { clientId: calder.clientId, companyId, originCompanyId: companyId };
  await db.insert(emailAddresses).values({ ...own, contactId, address: "helen@pike.example" });
  await db.update(phoneNumbers).set({ contactId: null }).where(eq(phoneNumbers.id, phoneNumberId));
  await suppressByHand(db, { kind: "email", value: "helen@pike.example", by: ada, now });
  expect(await verdict()).toBe("block suppressed 2026-11");

  await db.insert(contacts).values({ ...own, fullName: "Joe Pike", createdAt: now });
  expect(await verdict()).toBe("allow");
});

dbTest("a lead tells who of its company asked not to be called, and one wish is taken back as one", async ({ db }) => {
  const { ada, calder, harbour, contactId, companyId, leadId, verdict } = await givenVerdict(db);
  await db.update(companies).set({ postcode: "EC1A 1BB" }).where(eq(companies.id, companyId));
  const company = { kind: "company", value: companyId, by: ada, now } as const;
  await suppressByHand(db, { ...company, clientId: calder.clientId });
  await suppressByHand(db, { kind: "person", value: contactId, clientId: harbour.clientId, by: ada, now });
  const closed = async () =>
    (await wishesAbout(db, { leadId, reader: ada, now })).about
      .filter(({ standing }) => standing.length > 0)
      .map(({ kind, standing }) => [kind, standing.map(({ agencyWide, by }) => ({ agencyWide, by }))]);
  expect(await closed()).toEqual([["company", [{ agencyWide: false, by: "Ada Quist" }]]]);
  expect(await verdict()).toBe("block suppressed 2026-11");

  expect(await liftByHand(db, { ...company, clientId: null })).toBe(false);
  expect(await liftByHand(db, { ...company, clientId: calder.clientId })).toBe(true);
  expect(await closed()).toEqual([]);
  expect(await verdict()).toBe("allow");
});

dbTest(
  "a wish of a company that went into another is told on its page as theirs, and a manager lifts it there",
  async ({ db }) => {
    const { calder, ada } = await givenVerdict(db);
    const kept = await givenLead(db, calder, { company: "Acme" });
    const merged = await givenLead(db, calder, { company: "Acme York", person: "Ben Yorke" });
    const by = { clientId: calder.clientId, by: ada, now };
    await suppressByHand(db, { kind: "company", value: merged.companyId, ...by });
    await suppressByHand(db, { kind: "number", value: merged.e164, ...by });
    await db.update(companies).set({ mergedIntoId: kept.companyId }).where(eq(companies.id, merged.companyId));
    for (const owned of [contacts, phoneNumbers]) {
      await db.update(owned).set({ companyId: kept.companyId }).where(eq(owned.originCompanyId, merged.companyId));
    }
    const closed = async () =>
      (await wishesAbout(db, { leadId: kept.leadId, reader: ada, now })).about
        .filter(({ standing }) => standing.length > 0)
        .map(({ kind, label, of }) => [kind, label, of]);
    const verdict = async () => (await mayCall(db, { ...kept, now })).verdict;

    expect(await closed()).toEqual([
      ["company", "Acme York", "Acme York"],
      ["number", merged.e164, "Acme York"],
    ]);
    expect(await verdict()).toBe("block");

    expect(await liftByHand(db, { kind: "company", value: merged.companyId, ...by })).toBe(true);

    expect(await closed()).toEqual([["number", merged.e164, "Acme York"]]);
    expect(await verdict()).toBe("allow");

    // Asked of the whole, it is told once.
    await suppressByHand(db, { kind: "company", value: kept.companyId, ...by });
    expect(await closed()).toEqual([
      ["company", "Acme", null],
      ["number", merged.e164, "Acme York"],
    ]);
  },
);

dbTest(
  "consent to one client lifts its register, is told on the number's page and can be taken back",
  async ({ db }) => {
    const { verdict, marc, e164, calder } = await givenVerdict(db);
    await loadList(db, marc, e164);
    expect(await verdict()).toBe("block gb-tps 2026-11");

    const consent = { number: e164, clientId: calder.clientId, by: marc, now };
    await recordConsent(db, { ...consent, sector: "pensions", evidence: "Ticked it on a form about pensions" });
    expect(await verdict()).toBe("block gb-tps 2026-11");
    await recordConsent(db, { ...consent, sector: "general", evidence: "Said so on the phone, note of 12 May" });
    expect(await verdict()).toBe("allow");
    const place = { country: null, region: null, postcode: null, zone: null };
    const asked = { text: e164, country: "GB" as const, place, now };
    const { consents } = await factsOfNumber(db, { ...asked, clientId: calder.clientId });
    expect(consents.map(({ sector, by }) => `${sector}: ${by}`).sort()).toEqual([
      "general: Marc Bell",
      "pensions: Marc Bell",
    ]);
    expect((await factsOfNumber(db, { ...asked, clientId: null })).facts.consentRecorded).toBe(false);

    expect(
      await withdrawConsent(db, {
        consentId: consents.find(({ sector }) => sector === "general")?.id ?? "",
        by: marc,
        now,
      }),
    ).toBe(true);
    expect(await verdict()).toBe("block gb-tps 2026-11");
  },
);
