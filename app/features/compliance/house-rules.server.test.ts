import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { companies, contacts, events, phoneNumbers, screeningNumbers, screenings, suppressions } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { checkRule, endRule, writeRule } from "./edit-rules.server.ts";
import { hashOf } from "./hash.server.ts";
import { loadScreening, ScreeningForm } from "./load-screening.server.ts";
import { mayCall } from "./may-call.server.ts";
import { factsOfNumber } from "./number-facts.server.ts";
import { recordBasis } from "./record-basis.server.ts";
import { RuleForm } from "./rule-form.ts";
import { deliverRules, rulesOfHouse } from "./rule-rows.server.ts";
import { liftSuppression, recordConsent, suppressByHand, withdrawConsent } from "./wishes.server.ts";

const now = tuesday10am;
const british = (changes: object) =>
  RuleForm.parse({
    kind: "hours",
    title: "calling hours",
    jurisdiction: "GB",
    validFrom: "2026-11-17",
    source: "The agency's policy of November",
    weekdays: "11:00-16:00",
    saturday: "",
    sunday: "",
    ...changes,
  });

const fields = { title: "calls a week", jurisdiction: "GB", validFrom: "2026-11-17", source: "The agency's policy" };

async function given(db: Db) {
  const story = await givenStory(db);
  const lead = await givenLead(db, story.calder);
  const verdict = async (at = now) => {
    const { verdict, reasons } = await mayCall(db, { leadId: lead.leadId, phoneNumberId: lead.phoneNumberId, now: at });
    return [verdict, ...reasons.map(({ rule, version }) => `${rule} ${version}`)].join(" ");
  };
  return { ...story, ...lead, verdict };
}

const types = async (db: Db) => (await db.select({ type: events.type }).from(events)).map(({ type }) => type);

dbTest(
  "a house begins with the rules it is delivered with, and delivering them again changes nothing",
  async ({ db }) => {
    const before = (await rulesOfHouse(db)).rules;
    await deliverRules(db);

    expect(before.length).toBeGreaterThan(80);
    expect((await rulesOfHouse(db)).rules).toEqual(before);
  },
);

dbTest("a version an admin writes judges the next call, and the one before explains the last", async ({ db }) => {
  const { verdict, ada } = await given(db);
  expect(await verdict()).toBe("allow");

  const written = await writeRule(db, { ruleId: "gb-hours", draft: british({ checked: true }), by: ada, now });

  expect(written).toEqual({ ok: true, id: "gb-hours", version: "2026-11-17" });
  expect(await verdict()).toBe("wait gb-hours 2026-11-17");
  const again = await writeRule(db, { ruleId: "gb-hours", draft: british({ weekdays: "09:00-17:30" }), by: ada, now });
  expect(again).toMatchObject({ version: "2026-11-17.2" });
  expect(await verdict()).toBe("allow");
  expect((await rulesOfHouse(db)).rules.filter(({ id }) => id === "gb-hours")).toHaveLength(3);
  expect((await types(db)).filter((type) => type === "rule.written")).toHaveLength(2);
});

dbTest("a rule keeps its kind, and a country is called once it has hours", async ({ db }) => {
  const { ada } = await given(db);
  const cap = RuleForm.parse({ ...fields, kind: "cap", most: "2" });
  expect(await writeRule(db, { ruleId: "gb-hours", draft: cap, by: ada, now })).toEqual({
    ok: false,
    reason: "other-kind",
  });
  expect(await writeRule(db, { ruleId: "nowhere", draft: cap, by: ada, now })).toEqual({
    ok: false,
    reason: "no-such-rule",
  });

  expect((await rulesOfHouse(db)).has("NO")).toBe(false);
  const hours = british({ jurisdiction: "NO" });
  expect(await writeRule(db, { ruleId: null, draft: hours, by: ada, now })).toMatchObject({ id: "no-hours" });
  expect((await rulesOfHouse(db)).has("NO")).toBe(true);
});

dbTest(
  "a rule that was compared with its source says when, and one that is repealed holds no longer",
  async ({ db }) => {
    const { verdict, ada } = await given(db);
    await db
      .update(screenings)
      .set({ asOf: daysAfter(now, -40) })
      .where(eq(screenings.list, "TPS"));
    expect(await verdict()).toBe("block gb-tps 2026-11");
    const row = { id: "gb-tps", version: "2026-11", by: ada, now };

    expect(await checkRule(db, row)).toBe(true);
    expect((await rulesOfHouse(db)).rules.find(({ id }) => id === "gb-tps")?.verifiedOn).toBe("2026-11-17");
    expect(await endRule(db, { ...row, validTo: "2000-01-01" })).toEqual({ ok: false, reason: "before-it-begins" });
    expect(await endRule(db, { ...row, validTo: "2026-11-17" })).toEqual({ ok: true });
    expect(await verdict()).toBe("allow");
    expect(await checkRule(db, { ...row, version: "1066" })).toBe(false);
  },
);

const load = (db: Db, by: string, text: string, facts: object = {}) =>
  loadScreening(db, {
    facts: ScreeningForm.parse({ list: "TPS", covers: "register", asOf: "2026-11-16", ...facts }),
    fileName: "tps.txt",
    bytes: new TextEncoder().encode(text),
    by,
    now,
  });

dbTest(
  "a loaded register blocks who is on it and ages from the day it was drawn; a newer copy takes its place",
  async ({ db }) => {
    const { verdict, marc, e164 } = await given(db);

    expect(await load(db, marc, `${e164}\n02079469999\n`)).toEqual({ ok: true, entries: 2, unread: 0 });
    expect(await verdict()).toBe("block gb-tps 2026-11");
    expect(await load(db, marc, "02079469999\n")).toMatchObject({ entries: 1 });
    expect(await verdict()).toBe("allow");
    await db
      .update(screenings)
      .set({ asOf: daysAfter(now, 20) })
      .where(eq(screenings.list, "CTPS"));
    expect(await verdict(new Date("2026-12-14T00:00:00Z"))).not.toContain("gb-tps");
    expect(await verdict(new Date("2026-12-14T00:00:01Z"))).toContain("gb-tps");
    expect(await db.select().from(screeningNumbers)).toHaveLength(1);
    expect(await load(db, marc, "02079469999", { asOf: "2026-11-18" })).toMatchObject({ ok: false });
    expect(await load(db, marc, "nothing of the kind")).toMatchObject({ ok: false });
  },
);

dbTest("a wash speaks of the numbers that were sent, a copy for some area codes of those", async ({ db }) => {
  const { marc, e164, verdict } = await given(db);
  await db.delete(screenings).where(eq(screenings.list, "TPS"));
  await load(db, marc, "02079469998,N\n", { covers: "wash" });
  expect(await verdict()).toBe("block gb-tps 2026-11");
  await load(db, marc, `${e164},no\n`, { covers: "wash" });
  expect(await verdict()).toBe("allow");
  await load(db, marc, `${e164},yes\n`, { covers: "wash" });
  expect(await verdict()).toBe("block gb-tps 2026-11");

  await load(db, marc, "01614960001", { prefixes: "+44161", asOf: "2026-11-17" });
  expect(await verdict()).toBe("block gb-tps 2026-11");
  await load(db, marc, "01614960001", { prefixes: "+44161, +4420", asOf: "2026-11-17" });
  expect(await verdict()).toBe("allow");
});

dbTest(
  "whoever is suppressed by hand stays so when the row is erased and comes back under another id",
  async ({ db }) => {
    const { ada, calder } = await given(db);
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
  const { ada, calder, contactId, companyId, leadId, phoneNumberId, verdict } = await given(db);
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

dbTest(
  "consent to one client lifts its register, is told on the number's page and can be taken back",
  async ({ db }) => {
    const { verdict, marc, e164, calder } = await given(db);
    await load(db, marc, e164);
    expect(await verdict()).toBe("block gb-tps 2026-11");

    await recordConsent(db, {
      number: e164,
      clientId: calder.clientId,
      evidence: "Said so on the phone, note of 12 May",
      by: marc,
      now,
    });
    expect(await verdict()).toBe("allow");
    const place = { country: null, region: null, postcode: null, zone: null };
    const asked = { text: e164, country: "GB" as const, place, now };
    const { consents } = await factsOfNumber(db, { ...asked, clientId: calder.clientId });
    expect(consents.map(({ by }) => by)).toEqual(["Marc Bell"]);
    expect((await factsOfNumber(db, { ...asked, clientId: null })).facts.consentRecorded).toBe(false);

    expect(await withdrawConsent(db, { consentId: consents[0]?.id ?? "", by: marc, now })).toBe(true);
    expect(await verdict()).toBe("block gb-tps 2026-11");
  },
);

dbTest("a German company is called once a basis is written down for that campaign", async ({ db }) => {
  const { verdict, marc, companyId, phoneNumberId, calder, harbour } = await given(db);
  await db.update(companies).set({ country: "DE", postcode: null }).where(eq(companies.id, companyId));
  await db
    .update(phoneNumbers)
    .set({ e164: "+493023125123", numberHash: hashOf("number", "+493023125123") })
    .where(eq(phoneNumbers.id, phoneNumberId));
  const facts = { country: "DE", basis: "Presumed consent of former enquirers, assessed by M. Bell", by: marc, now };

  expect(await verdict()).toBe("block de-basis 2026-11");
  await recordBasis(db, { ...facts, campaignId: harbour.campaignId });
  expect(await verdict()).toBe("block de-basis 2026-11");
  await recordBasis(db, { ...facts, campaignId: calder.campaignId });
  expect(await verdict()).toBe("allow");
});
