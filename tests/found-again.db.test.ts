import type pg from "pg";
import { expect } from "vitest";
import { addCompany } from "#app/features/intake/by-hand/add-company.server.ts";
import { alikeCompany } from "#app/features/intake/by-hand/alike-company.server.ts";
import { campaignsOpenTo } from "#app/features/intake/by-hand/open-to.server.ts";
import { meetCompany } from "#app/features/intake/meet-company.server.ts";
import { matchAgain } from "#app/features/matching/match-again.server.ts";
import { follow } from "#app/features/outcomes/lineage/follow.server.ts";
import { addNumber } from "#app/features/queue/add-number.server.ts";
import type { Db } from "#db/client.server.ts";
import { matchKeys, merges } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { later } from "./merging.ts";

const said = { company: "Brightwell Foods Ltd", name: "James Bright", number: "020 7946 0881" };
const typed = { company: "Brightwell Foods Limited", person: "James Bright", phone: "+44 20 7946 0881" };

async function campaignOf(db: Db, { marc }: Story) {
  const open = await campaignsOpenTo(db, { userId: marc, every: true });
  const campaign = open.find(({ name }) => name === "Calder backlog");
  if (!campaign) throw new Error("no campaign");
  return campaign;
}

/** What the worker does with what waits for it. */
async function meetAllWaiting(db: Db, ownerPool: pg.Pool): Promise<number> {
  const waiting = await ownerPool.query<{ id: string }>(`
    select payload->>'companyId' as id from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'meet-company'`);
  let merged = 0;
  for (const { id } of waiting.rows) merged += (await meetCompany(db, { companyId: id, now: later })).merged;
  return merged;
}

const found = async (db: Db, story: Story) =>
  (await alikeCompany(db, { campaign: await campaignOf(db, story), fields: typed })).alike;

for (const source of ["moved", "referred"] as const) {
  dbTest(`a company that somebody ${source} to is found again at once`, async ({ db, ownerPool }) => {
    const story = await givenStory(db);
    const { leadId } = await givenLead(db, story.calder);
    const followed = await follow(db, {
      ...{ ...said, leadId, source, contactId: null, jobTitle: null, by: story.priya, now: tuesday10am },
    });
    if (!followed.ok) throw new Error(followed.reason);

    await meetAllWaiting(db, ownerPool);

    expect(await found(db, story)).toMatchObject({ leadId: followed.leadId, certain: true });
  });
}

dbTest(
  "a company that is followed in other words than we have it in becomes one with it at once",
  async ({ db, ownerPool }) => {
    const story = await givenStory(db);
    const { leadId } = await givenLead(db, story.calder);
    const campaign = await campaignOf(db, story);
    const adding = { isAnother: false, openedAt: tuesday10am, by: story.marc, now: minutesAfter(tuesday10am, 1) };
    const key = "00000000-0000-4000-8000-000000000001";
    const first = await addCompany(db, {
      ...adding,
      campaign,
      key,
      fields: { ...typed, phone: "020 7946 0881 ext 4" },
    });
    if (!first.ok) throw new Error(first.reason);
    const about = { leadId, source: "referred" as const, contactId: null, jobTitle: null };
    const followed = await follow(db, { ...said, ...about, by: story.priya, now: tuesday10am });
    if (!followed.ok) throw new Error(followed.reason);

    expect(await meetAllWaiting(db, ownerPool)).toBe(1);
    expect(await db.select().from(merges)).toMatchObject([{ by: null }]);
    // Done twice, it is done once.
    expect(await meetAllWaiting(db, ownerPool)).toBe(0);
  },
);

dbTest("a number that was found later finds its company too", async ({ db, ownerPool }) => {
  const story = await givenStory(db);
  const { leadId } = await givenLead(db, story.calder, { company: said.company, person: said.name });
  const found_ = { leadId, number: said.number, name: null, jobTitle: null, by: story.priya, now: tuesday10am };
  expect(await addNumber(db, found_)).toMatchObject({ ok: true });

  await meetAllWaiting(db, ownerPool);

  expect(await found(db, story)).toMatchObject({ leadId });
});

dbTest("a company that has no keys from an earlier time has them after the night", async ({ db }) => {
  const story = await givenStory(db);
  const { leadId } = await givenLead(db, story.calder, {
    ...{ company: said.company, person: said.name, e164: "+442079460881" },
  });
  expect(await found(db, story)).toBeNull();

  await matchAgain(db, { clientId: story.calder.clientId, now: later });

  expect(await found(db, story)).toMatchObject({ leadId, certain: true });
  const before = await db.select().from(matchKeys);
  await matchAgain(db, { clientId: story.calder.clientId, now: later });
  expect(await db.select().from(matchKeys)).toEqual(before);
});
