import { asc, eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, contacts, events, importRows, leads, merges } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory, type Story } from "#tests/given.ts";
import { givenNextCampaign } from "#tests/given-campaign.ts";

const file = `Company,Contact,Phone,Email,Address,Postcode
Brightwell Foods Ltd,James Bright,020 7946 0881,j.bright@example.com,14 Wharf Road,N1 7RW
Brightwell Foods Limited,Carol Dean,020 7946 0881,c.dean@example.com,14 Wharf Rd,N1 7RW
Harrow & Pike Logistics,Helen Marsh,020 7946 0142,,2 Mill Lane,M5 4WT
`;

async function imported(db: Db, { calder, marc }: Story, text = file, now = tuesday10am): Promise<void> {
  const stored = await storeImport(db, {
    campaignId: calder.campaignId,
    fileName: "calder.csv",
    bytes: Buffer.from(text),
    by: marc,
    now,
  });
  if (!stored.ok) throw new Error(stored.reason);
  await queueCommit(db, { importId: stored.importId, by: marc });
  const done = await commitImport(db, { importId: stored.importId, by: marc, now });
  if (!done.ok) throw new Error(done.reason);
}

const verdicts = async (db: Db) =>
  (await db.select().from(importRows).orderBy(asc(importRows.line))).map(({ verdict }) => verdict);

/** Rows that are leads, and leads that are live: always as many, and each row at its own. */
async function expectBalanced(db: Db): Promise<void> {
  const rows = await db.select().from(importRows).where(eq(importRows.verdict, "lead"));
  const live = await db.select().from(leads).where(isNull(leads.mergedIntoId));
  expect(rows.map(({ leadId }) => leadId).sort()).toEqual(live.map(({ id }) => id).sort());
  const roots = await db.select().from(companies).where(isNull(companies.mergedIntoId));
  // A company that two campaigns call has a lead in each.
  expect([...new Set(live.map(({ companyId }) => companyId))].sort()).toEqual(roots.map(({ id }) => id).sort());
}

dbTest("a row that was merged unasked becomes a lead of its own when it is taken apart", async ({ db }) => {
  const story = await givenStory(db);
  await imported(db, story);
  expect(await verdicts(db)).toEqual(["lead", "merged", "lead"]);
  const [merge] = await db.select().from(merges);
  const now = daysAfter(tuesday10am, 40);

  const apart = await unmerge(db, { mergeId: merge?.id ?? "", by: story.marc, now });

  expect(apart).toMatchObject({ ok: true });
  expect(await verdicts(db)).toEqual(["lead", "lead", "lead"]);
  await expectBalanced(db);
  const opened = await db.select().from(leads).where(eq(leads.createdAt, now));
  expect(opened).toMatchObject([{ companyId: merge?.mergedCompanyId, stage: "ready", nextAction: "call", dueAt: now }]);
  const people = await db
    .select()
    .from(contacts)
    .where(eq(contacts.companyId, merge?.mergedCompanyId ?? ""));
  expect(people).toHaveLength(1);
  const told = await db.select({ type: events.type }).from(events).where(eq(events.at, now)).orderBy(events.id);
  expect(told.map(({ type }) => type)).toEqual([
    "row.verdict-changed",
    "lead.created",
    "company.unmerged",
    "company.unmerged",
    "pair.answered",
  ]);
});

dbTest("a lead that came in a later campaign's file leaves with its own company", async ({ db }) => {
  const story = await givenStory(db);
  await imported(db, story);
  const campaignId = await givenNextCampaign(db, story.calder);
  await imported(db, { ...story, calder: { ...story.calder, campaignId } }, file, daysAfter(tuesday10am, 1));
  expect(await verdicts(db)).toEqual(["lead", "lead", "merged", "merged", "lead", "lead"]);
  const standing = await db.select().from(merges).where(isNull(merges.undoneAt)).orderBy(merges.id);

  for (const { id } of standing) await unmerge(db, { mergeId: id, by: story.marc, now: daysAfter(tuesday10am, 3) });

  expect(await verdicts(db)).toEqual(["lead", "lead", "lead", "lead", "lead", "lead"]);
  await expectBalanced(db);
});
