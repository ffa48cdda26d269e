import { and, eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { callFacts } from "#app/features/compliance/call-facts.server.ts";
import { decide } from "#app/features/compliance/decide.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { type LawByRule, lawByRule } from "#app/features/compliance/law-by-rule.ts";
import { lawOfLead } from "#app/features/compliance/law-of-lead.ts";
import { rulesOfHouse } from "#app/features/compliance/rule-rows.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { lawBeforeCommit } from "#app/features/intake/law-before-commit.server.ts";
import { importPreview } from "#app/features/intake/preview.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { foreseeCalls } from "#app/features/queue/foresee-calls.server.ts";
import { needsToday } from "#app/features/reporting/needs-today.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, importRows, screeningNumbers, screenings } from "#db/schema.ts";
import { minutesAfter, sunday10am, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { backlogFile } from "./given-import.ts";
import { sampleBacklog } from "./given-sample.ts";

type Upload = { campaignId: string; by: string; bytes: Buffer; now: Date };

/** What the review says before the commit, then the commit. */
async function reviewedAndCommitted(db: Db, { campaignId, by, bytes, now }: Upload) {
  const stored = await storeImport(db, { campaignId, fileName: `${bytes.length}.csv`, bytes, by, now });
  if (!stored.ok) throw new Error(stored.reason);
  const { importId } = stored;
  const about = await importPage(db, importId);
  if (!about) throw new Error("The import is not there.");
  const preview = await importPreview(db, about, now);
  if (!preview.ok) throw new Error(preview.sentence);
  const law = await lawBeforeCommit(db, about, preview, now);
  const queued = await queueCommit(db, { importId, by });
  if (!queued.ok) throw new Error(queued.reason);
  const done = await commitImport(db, { importId, by, now });
  if (!done.ok) throw new Error(done.reason);
  return { importId, law, balance: preview.settled.balance };
}

/** What the law says of the leads a file has opened, each asked by itself as before a call. */
async function lawAfterwards(
  db: Db,
  { importId, campaignId, now }: { importId: string; campaignId: string; now: Date },
) {
  const opened = await db
    .select({ leadId: importRows.leadId, line: importRows.line, company: companies.name })
    .from(importRows)
    .innerJoin(companies, eq(companies.id, importRows.companyId))
    .where(and(eq(importRows.importId, importId), eq(importRows.verdict, "lead")))
    .orderBy(importRows.line);
  const said = [];
  for (const { leadId, ...row } of opened) {
    const numbers = await callFacts(db, { leadId: leadId ?? "", now });
    const judged = numbers.map(({ facts }) => ({ facts, ...decide(facts, now) }));
    said.push({ ...row, ...lawOfLead(judged, now) });
  }
  return lawByRule(said, await rulesOfHouse(db), campaignId);
}

const counted = (law: LawByRule[]) =>
  law.map(({ may, rule, leads, says, from, last }) => ({ may, rule, leads, says, from, last }));
const ofBlocked = (law: LawByRule[]) => {
  const byRule = new Map<string, number>();
  for (const { may, rule, leads } of law)
    if (may === "mended" && rule) byRule.set(rule, (byRule.get(rule) ?? 0) + leads);
  return byRule;
};

async function listOnTps(db: Db, e164: string) {
  const [tps] = await db.select().from(screenings).where(eq(screenings.list, "TPS"));
  await db.insert(screeningNumbers).values({
    screeningId: tps?.id ?? "",
    numberHash: hashOf("number", e164),
    listed: true,
  });
}

const abroad = backlogFile(
  "Harrow & Pike Ltd,Helen Marsh,020 7946 0011,,,",
  "Tidewater Lifts Ltd,Ian Poole,020 7946 0012,,,",
  "Listed Lamps Ltd,Lena Holt,020 7946 0013,,,",
  "Berlin Fracht GmbH,Eva Kern,+49 30 23125 123,,,",
  "Lyon Meubles SARL,Luc Petit,+33 1 99 00 12 34,,,",
  "Hudson Freight Inc,Ann Lee,+1 212 555 0123,,,",
  "Unasked Ltd,Una Dale,020 7946 0014,,yes,",
  "Letters Only Ltd,Leo Webb,,leo@letters.example,,",
);

dbTest("the review says before the commit what the law says of each lead, by rule", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await listOnTps(db, "+442079460013");
  const { campaignId, clientId } = calder;

  const { importId, law, balance } = await reviewedAndCommitted(db, {
    ...{ campaignId, by: marc, bytes: abroad, now: tuesday10am },
  });

  expect(balance).toMatchObject({ leads: 7, suppressed: 1 });
  expect(law.map(({ may, rule, leads, mend }) => ({ may, rule, leads, to: mend?.to }))).toEqual([
    { may: "now", rule: null, leads: 2 },
    { may: "later", rule: "us-hours", leads: 1 },
    { may: "mended", rule: "gb-tps", leads: 1, to: "/may-call" },
    { may: "mended", rule: "de-basis", leads: 1, to: `/admin/bases/new?campaign=${campaignId}&country=DE` },
    { may: "mended", rule: "fr-basis", leads: 1, to: `/admin/bases/new?campaign=${campaignId}&country=FR` },
    { may: "never", rule: "no-number", leads: 1 },
  ]);
  expect(law[1]?.from?.toISOString()).toBe("2026-11-17T13:00:00.000Z");
  expect(law[2]).toMatchObject({
    says: "On the list (TPS for United Kingdom): only with their consent, or on another number.",
    sample: [{ line: 3, company: "Listed Lamps Ltd", e164: "+442079460013" }],
  });

  await foreseeCalls(db, { importId, now: tuesday10am });
  const { blocked } = await needsToday(db, { campaignId, clientId, country: "GB", now: tuesday10am });
  expect(new Map(blocked.map(({ rule, leads }) => [rule, leads]))).toEqual(ofBlocked(law));
  expect(counted(await lawAfterwards(db, { importId, campaignId, now: tuesday10am }))).toEqual(counted(law));
});

dbTest(
  "of a long file with every defect it says the same before and after, lead by lead",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db, { now: sunday10am });
    const { campaignId } = calder;
    // And one from further down: it goes by the name of a company among them that asked not to be called.
    const asked =
      "Quarmby & Sons Foodservice,Paul Dinsdale,,03069 990089,,,,,137 Orchard Lane,Norwich,,NR6 7JX,,,,,,,n,,\r\n";
    const bytes = Buffer.concat([sampleBacklog(300), Buffer.from(asked)]);
    await listOnTps(db, "+442079460142");

    const { importId, law, balance } = await reviewedAndCommitted(db, { campaignId, by: marc, bytes, now: sunday10am });

    expect(law.reduce((sum, { leads }) => sum + leads, 0)).toBe(balance.leads);
    expect(law.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["gb-hours", "us-hours", "no-number", "suppressed"]),
    );
    expect(counted(await lawAfterwards(db, { importId, campaignId, now: sunday10am }))).toEqual(counted(law));
  },
  180_000,
);

dbTest("of companies that are ours already it counts what we know and what the file changes", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const now = minutesAfter(tuesday10am, 60);
  const before = backlogFile(
    "Harrow & Pike Ltd,Helen Marsh,020 7946 0011,helen@harrow-pike.example,,",
    "Tidewater Lifts Ltd,Ian Poole,020 7946 0012,ian@tidewater.example,,",
    "Oakfield Dairies Ltd,Ann Li,+49 30 23125 124,ann@oakfield.example,,",
    "Norden Pumps Ltd,Nils Berg,020 7946 0016,nils@norden.example,,",
    "Sold Already Ltd,Sue Dean,020 7946 0017,sue@sold.example,,",
  );
  await reviewedAndCommitted(db, { campaignId: calder.campaignId, by: marc, bytes: before, now: tuesday10am });
  await suppress(db, {
    entries: [{ clientId: null, kind: "number", valueHash: hashOf("number", "+442079460012") }],
    ...{ source: "outcome", by: priya, now: tuesday10am },
  });
  await givenEndedCall(db, { by: priya, status: "no-answer" });
  await db.execute(sql`
    update leads set stage = 'won', next_action = null, due_at = null, callable_from = null, won_minor = 1, won_currency = 'GBP'
    where company_id = (select id from companies where name = 'Sold Already Ltd')`);
  const campaignId = await givenNextCampaign(db, calder);
  const again = backlogFile(
    "Harrow & Pike Ltd,Helen Marsh,020 7946 0011,helen@harrow-pike.example,,",
    "Tidewater Lifts Ltd,Ian Poole,020 7946 0012,ian@tidewater.example,,",
    "Tidewater Lifts Ltd,Ivy Stone,020 7946 0018,ivy@tidewater.example,,",
    "Oakfield Dairies Ltd,Ann Li,020 7946 0015,ann@oakfield.example,,",
    "Norden Pumps Ltd,Nils Berg,020 7946 0016,nils@norden.example,,",
    "Sold Already Ltd,Sue Dean,020 7946 0017,sue@sold.example,,",
  );

  const { importId, law } = await reviewedAndCommitted(db, { campaignId, by: marc, bytes: again, now });

  expect(counted(await lawAfterwards(db, { importId, campaignId, now }))).toEqual(counted(law));
  expect(law.map(({ may, rule, leads }) => ({ may, rule, leads }))).toEqual([
    { may: "now", rule: null, leads: 3 },
    { may: "later", rule: "cap-number-day", leads: 1 },
    { may: "never", rule: "is-customer", leads: 1 },
  ]);
});
