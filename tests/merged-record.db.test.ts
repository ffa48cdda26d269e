import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { branchesOf } from "#app/features/companies/branches.server.ts";
import { chooseField } from "#app/features/companies/choose-field.server.ts";
import { goldenRecords, wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { setSurvivorship } from "#app/features/companies/survivorship.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { unlinkBranch } from "#app/features/matching/unlink-branch.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, matchDecisions } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { later, merge, nextWeek, told } from "./merging.ts";

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
    expect(await chooseField(db, { ...choice, sourceCompanyId: a.companyId })).toEqual({ ok: true });
    expect((await whole()).name).toBe("Acme Plumbing");
    expect((await goldenRecords(db, [a.companyId])).get(a.companyId)?.values[0]).toMatchObject({ chosenBy: marc });
    await chooseField(db, { ...choice, sourceCompanyId: null });
    expect((await whole()).name).toBe("Acme Plumbing & Heating Ltd");
    expect(await told(db, "company.field-chosen")).toHaveLength(2);

    await chooseField(db, { ...choice, sourceCompanyId: b.companyId });
    await unmerge(db, { mergeId, by: marc, now: nextWeek });
    expect(await whole()).toEqual(own);
    expect(await chooseField(db, { ...choice, sourceCompanyId: b.companyId })).toEqual({
      ok: false,
      reason: "not-one-company",
    });
  },
);

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
    await link(york.companyId, hull.companyId);
    await merge(db, twin.companyId, york.companyId);

    expect((await branchesOf(db, leeds.companyId)).map(({ name, decisionId }) => [name, decisionId === null])).toEqual([
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
    expect(await allowed(leeds.leadId)).toEqual(["allow"]);
  },
);
