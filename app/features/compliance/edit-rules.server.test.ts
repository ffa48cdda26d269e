import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { companies, events, phoneNumbers, screenings } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenVerdict } from "#tests/given-verdict.ts";
import { checkRule, endRule, writeRule } from "./edit-rules.server.ts";
import { hashOf } from "./hash.server.ts";
import { recordBasis } from "./record-basis.server.ts";
import { formOf, RuleForm } from "./rule-form.ts";
import { deliverRules, rulesOfHouse } from "./rule-rows.server.ts";

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
  const { verdict, ada } = await givenVerdict(db);
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
  const { ada } = await givenVerdict(db);
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
  const island = british({ jurisdiction: "JE" });
  expect(await writeRule(db, { ruleId: null, draft: island, by: ada, now })).toMatchObject({ id: "gb-je-hours" });
  const sector = { kind: "sector", jurisdiction: "IE", title: "calls about claims" };
  expect(RuleForm.safeParse({ ...fields, ...sector }).error?.issues.map(({ path }) => path)).toEqual([["sector"]]);
  const claims = british({ ...sector, sector: "claims-management" });
  expect(formOf(claims.terms)).toEqual({ sector: "claims-management" });
  expect(await writeRule(db, { ruleId: null, draft: claims, by: ada, now })).toMatchObject({ id: "ie-sector" });
  const nowhere = british({ jurisdiction: "US", region: "XX" });
  expect(await writeRule(db, { ruleId: null, draft: nowhere, by: ada, now })).toMatchObject({
    ok: false,
    sentence: expect.stringContaining("read as XX"),
  });
});

dbTest(
  "a rule that was compared with its source says when, and one that is repealed holds no longer",
  async ({ db }) => {
    const { verdict, ada } = await givenVerdict(db);
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

dbTest("a German company is called once a basis is written down for that campaign", async ({ db }) => {
  const { verdict, marc, companyId, phoneNumberId, calder, harbour } = await givenVerdict(db);
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
