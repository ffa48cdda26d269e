import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { branchesOf } from "#app/features/companies/branches.server.ts";
import { chooseField } from "#app/features/companies/choose-field.server.ts";
import { goldenRecords, wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { setSurvivorship } from "#app/features/companies/survivorship.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { typeField } from "#app/features/intake/by-hand/type-field.server.ts";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { unlinkBranch } from "#app/features/matching/unlink-branch.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { nextUp } from "#app/features/queue/next-up.server.ts";
import { callbackList } from "#app/features/reporting/callbacks.server.ts";
import { dueList } from "#app/features/reporting/due.server.ts";
import { findCompanies } from "#app/features/reporting/find-companies.server.ts";
import { leadList } from "#app/features/reporting/lead-list.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, fieldChoices, matchDecisions } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { later, merge, nextWeek, told, why } from "./merging.ts";

const rowOf = async (db: Db, id: string) => {
  const [row] = await db.select().from(companies).where(eq(companies.id, id));
  if (!row) throw new Error("no such company");
  return row;
};

dbTest(
  "a merged company says what its records say, by the rule or as a person chose, and its own again after",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const a = await givenLead(db, calder, { company: "Acme Plumbing" });
    const b = await givenLead(db, calder, { company: "Acme Plumbing & Heating Ltd" });
    await db.update(companies).set({ industry: "Plumbing" }).where(eq(companies.id, b.companyId));
    const own = await rowOf(db, a.companyId);
    const whole = async () => wholeCompany(db, own);
    expect(await whole()).toEqual(own);

    const mergeId = await merge(db, a.companyId, b.companyId, marc);
    expect(await whole()).toMatchObject({ id: a.companyId, name: "Acme Plumbing", industry: "Plumbing" });

    const by = { clientId: calder.clientId, field: "name" as const, importId: null, by: marc, now: later };
    await setSurvivorship(db, { ...by, rule: "longest" });
    expect((await whole()).name).toBe("Acme Plumbing & Heating Ltd");
    expect(await setSurvivorship(db, { ...by, rule: "preferred-file" })).toEqual({ ok: false, reason: "no-such-file" });

    const choice = { companyId: a.companyId, field: "name" as const, by: marc, now: later };
    expect(await chooseField(db, { ...choice, word: { recordOf: a.companyId } })).toEqual({ ok: true });
    expect((await whole()).name).toBe("Acme Plumbing");
    expect((await goldenRecords(db, [a.companyId])).get(a.companyId)?.values[0]).toMatchObject({ chosenBy: marc });
    await chooseField(db, { ...choice, word: "by-rule" });
    expect((await whole()).name).toBe("Acme Plumbing & Heating Ltd");
    expect(await told(db, "company.field-chosen")).toHaveLength(2);

    await chooseField(db, { ...choice, word: { recordOf: b.companyId } });
    await unmerge(db, { mergeId, by: marc, now: nextWeek });
    expect(await whole()).toEqual(own);
    expect(await chooseField(db, { ...choice, word: { recordOf: b.companyId } })).toEqual({
      ok: false,
      reason: "not-one-company",
    });
  },
);

dbTest(
  "what a person types stands against every record, through later merges, until the rule has it back or they are parted",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const [a, b, c] = [
      await givenLead(db, calder, { company: "Acme Plumbing" }),
      await givenLead(db, calder, { company: "Acme Plumbing & Heating Ltd" }),
      await givenLead(db, calder, { company: "ACME" }),
    ];
    const whole = async (id: string) => wholeCompany(db, await rowOf(db, id));
    const typing = { companyId: a.companyId, field: "name" as const, by: marc, now: nextWeek };
    expect(await typeField(db, { ...typing, parts: { name: "Acme" } })).toEqual({
      ok: false,
      reason: "not-one-company",
    });
    const bIntoA = await merge(db, a.companyId, b.companyId, marc);

    expect(await typeField(db, { ...typing, parts: { name: "  ACME   HEATING LIMITED " } })).toEqual({ ok: true });
    const street = { line1: "12 Quay Lane", city: "Leeds", postcode: "ls1 1aa" };
    expect(await typeField(db, { ...typing, field: "address", parts: street })).toEqual({ ok: true });
    expect(await typeField(db, { ...typing, parts: { name: "n/a" } })).toMatchObject({ reason: "unusable" });
    const typed = { name: "Acme Heating Limited", addressLine1: "12 Quay Lane", city: "Leeds", postcode: "LS1 1AA" };
    expect(await whole(a.companyId)).toMatchObject({ ...typed, country: "GB", timeZone: "Europe/London" });
    expect((await goldenRecords(db, [a.companyId])).get(a.companyId)?.values[0]).toMatchObject({
      ...{ text: typed.name, typed: true, companyId: null, chosenBy: marc },
    });
    expect(await told(db, "company.field-typed")).toEqual([{ field: "name" }, { field: "address" }]);

    // It goes along into another company, and home again.
    const aIntoC = await merge(db, c.companyId, a.companyId, marc);
    expect(await whole(c.companyId)).toMatchObject(typed);
    await unmerge(db, { mergeId: aIntoC, by: marc, now: daysAfter(nextWeek, 1) });
    expect(await whole(a.companyId)).toMatchObject(typed);
    expect((await whole(c.companyId)).name).toBe("ACME");

    await chooseField(db, { ...typing, word: "by-rule" });
    expect((await whole(a.companyId)).name).toBe("Acme Plumbing");
    await typeField(db, { ...typing, parts: { name: "Acme again" } });
    await unmerge(db, { mergeId: bIntoA, by: marc, now: daysAfter(nextWeek, 2) });
    expect(await whole(a.companyId)).toMatchObject({ name: "Acme Plumbing", city: "London" });
    expect(await db.select().from(fieldChoices)).toEqual([]);
  },
);

dbTest("every list tells a merged company by its golden name, and a typed one is found by it", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const promised = { nextAction: "callback" as const, assigneeId: marc };
  const a = await givenLead(db, calder, { ...promised, company: "Acme Plumbing" });
  const b = await givenLead(db, calder, { company: "Acme Plumbing & Heating Ltd" });
  await givenLead(db, calder, { company: "Zebra" });
  await merge(db, a.companyId, b.companyId, marc);
  const typing = { companyId: a.companyId, field: "name" as const, by: marc, now: nextWeek };
  await typeField(db, { ...typing, parts: { name: "Brightwell Heating" } });
  const at = { campaignId: calder.campaignId, now: nextWeek };
  const filter = { stage: null, owner: null, ever: null, added: false, news: null };
  const names = (rows: readonly { company: string }[]) => rows.map(({ company }) => company).sort();

  const two = ["Brightwell Heating", "Zebra"];
  expect(names((await leadList(db, { ...at, filter, after: null })).rows)).toEqual(two);
  expect(names(await nextUp(db, { ...at, agentId: null }))).toEqual(two);
  expect(names(await findCompanies(db, "brightwell"))).toEqual(two.slice(0, 1));
  expect(names(await findCompanies(db, "Acme Plumbing &"))).toEqual(two.slice(0, 1));
  expect(names(await callbackList(db, { userId: marc, all: true, now: nextWeek }))).toEqual(two.slice(0, 1));
  expect(names((await dueList(db, { agentId: null, campaignId: null, now: nextWeek })).items)).toEqual(two.slice(0, 1));
  expect((await wholeCompany(db, await rowOf(db, b.companyId))).name).toBe("Acme Plumbing & Heating Ltd");
});

dbTest("a rule of one client leaves another's companies alone", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { company: "Acme" });
  const b = await givenLead(db, calder, { company: "Acme Plumbing" });
  await merge(db, a.companyId, b.companyId);
  await setSurvivorship(db, {
    clientId: harbour.clientId,
    field: "name",
    rule: "longest",
    importId: null,
    by: marc,
    now: later,
  });

  expect((await wholeCompany(db, await rowOf(db, a.companyId))).name).toBe("Acme");
});

dbTest(
  "branches are sites of one firm, through each other and after a merge; a wish of the firm binds them all",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const [leeds, york, hull, twin] = [
      await givenLead(db, calder, { company: "Acme Leeds" }),
      await givenLead(db, calder, { company: "Acme York" }),
      await givenLead(db, calder, { company: "Acme Hull" }),
      await givenLead(db, calder, { company: "Acme of York" }),
    ];
    const { clientId } = calder;
    const link = async (one: string, other: string) => {
      const [aCompanyId = "", bCompanyId = ""] = [one, other].sort();
      const said = { answer: "branch" as const, answeredAt: tuesday10am, answeredBy: marc };
      const [made] = await db
        .insert(matchDecisions)
        .values({ clientId, aCompanyId, bCompanyId, probability: 0.4, evidence: [], askedAt: tuesday10am, ...said })
        .returning({ id: matchDecisions.id });
      return made?.id ?? "";
    };
    const leedsYork = await link(leeds.companyId, york.companyId);
    // Said twice: York is known by two records.
    const leedsTwin = await link(leeds.companyId, twin.companyId);
    await link(york.companyId, hull.companyId);
    await merge(db, twin.companyId, york.companyId);

    expect(
      (await branchesOf(db, leeds.companyId)).map(({ company, decisionId }) => [company, decisionId === null]),
    ).toEqual([
      ["Acme Hull", true],
      ["Acme of York", false],
    ]);

    const allowed = async (leadId: string) =>
      (await judgeNumbers(db, { leadId, now: tuesday10am })).map(({ verdict }) => verdict);
    expect(await allowed(leeds.leadId)).toEqual(["allow"]);
    const wish = { clientId, kind: "company" as const, valueHash: hashOf("company", hull.companyId) };
    await suppress(db, { entries: [wish], source: "import", by: marc, now: tuesday10am });
    expect(await allowed(leeds.leadId)).toEqual(["block"]);

    expect(await unlinkBranch(db, { decisionId: leedsYork, by: marc, now: later })).toEqual({ ok: true });
    expect(await unlinkBranch(db, { decisionId: leedsYork, by: marc, now: later })).toEqual({
      ok: false,
      reason: "not-linked",
    });
    expect(await branchesOf(db, leeds.companyId)).toEqual([]);
    const [other] = await db.select().from(matchDecisions).where(eq(matchDecisions.id, leedsTwin));
    expect(other).toMatchObject({ answer: "different", settledById: leedsYork });
    expect(await allowed(leeds.leadId)).toEqual(["allow"]);
  },
);

dbTest(
  "what was typed for several is forgotten when the last has left, in whichever order they leave",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const [a, b, c] = [await givenLead(db, calder), await givenLead(db, calder), await givenLead(db, calder)];
    const first = await mergeCompanies(db, {
      keptCompanyId: a.companyId,
      mergedCompanyId: b.companyId,
      ...why,
      by: marc,
      now: later,
    });
    const typed = { typed: { industry: "Freight" } };
    const at = minutesAfter(later, 1);
    expect(
      await chooseField(db, { companyId: a.companyId, field: "industry", word: typed, by: marc, now: at }),
    ).toEqual({
      ok: true,
    });
    const second = await mergeCompanies(db, {
      ...{ keptCompanyId: a.companyId, mergedCompanyId: c.companyId, ...why, by: marc },
      now: minutesAfter(later, 2),
    });

    for (const merged of [first, second]) {
      await unmerge(db, { mergeId: (merged.ok && merged.mergeId) || "", by: marc, now: nextWeek });
    }

    expect(await db.select().from(fieldChoices)).toEqual([]);
  },
);
