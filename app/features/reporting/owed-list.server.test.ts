import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { loader as owedPage } from "#app/routes/manage/owed.tsx";
import type { Db } from "#db/client.server.ts";
import { campaigns, leads, touchPlans } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory, type Story } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { leadPlan } from "./lead-plan.server.ts";
import { lateLeads } from "./owed-list.server.ts";

const later = daysAfter(tuesday10am, 70);
const list = (db: Db, campaignId: string | null = null, page = 1) => lateLeads(db, { campaignId, page, now: later });

/** Calder's plan owes a call in 61 days and two touches in 90; an email goes after 30. */
async function givenOwing(db: Db, { calder, harbour, marc }: Story) {
  for (const campaign of [calder, harbour])
    await givenPlan(db, campaign, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
  await db.update(touchPlans).set({ leastTouches: 2, touchDays: 90, leastCalls: 1, callDays: 61 });
}

dbTest("the leads to whom a plan owes something late are listed, the longest first, by campaign", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, harbour, marc } = story;
  await givenOwing(db, story);
  const first = await givenSleeper(db, calder, { company: "Pike Haulage Ltd" });
  const theirs = await givenSleeper(db, harbour);
  await startRuns(db, { now: tuesday10am });
  const second = await givenSleeper(db, calder, { company: "Gray Offices" });
  await startRuns(db, { now: daysAfter(tuesday10am, 5) });
  const young = await givenSleeper(db, calder, { company: "Young Ltd" });
  await startRuns(db, { now: daysAfter(tuesday10am, 20) });
  await workTouches(db, { now: daysAfter(tuesday10am, 35) });

  const all = await list(db, calder.campaignId);
  expect(all).toMatchObject({ total: 2, page: 1, pages: 1 });
  expect(all.rows).toMatchObject([
    {
      ...{ leadId: first.leadId, company: "Pike Haulage Ltd", campaign: "Calder backlog", plan: "A plan", stop: null },
      owed: [{ what: "calls", least: 1, days: 61, had: 0, daysLate: 9, by: daysAfter(tuesday10am, 61).toISOString() }],
    },
    { leadId: second.leadId, owed: [{ what: "calls", daysLate: 4 }] },
  ]);
  expect((await list(db)).rows.map(({ leadId }) => leadId)).toContain(theirs.leadId);
  expect((await list(db)).rows.map(({ leadId }) => leadId)).not.toContain(young.leadId);
  // A lead's own page says the same.
  const own = (await leadPlan(db, { leadId: first.leadId, now: later })).plan?.owed.filter(({ late }) => late);
  expect(own).toMatchObject([{ what: "calls", by: all.rows[0]?.owed[0]?.by }]);

  // Who is not to be written to, and whose campaign stands still, stays in sight with what stops it.
  await suppressByHand(db, {
    kind: "company",
    value: first.companyId,
    clientId: calder.clientId,
    by: marc,
    now: later,
  });
  await db.update(campaigns).set({ status: "paused" }).where(eq(campaigns.id, harbour.campaignId));
  const stops = (await list(db)).rows.map(({ leadId, stop }) => [leadId, stop]);
  expect(stops).toContainEqual([first.leadId, "suppressed"]);
  expect(stops).toContainEqual([theirs.leadId, "campaign-paused"]);

  const woken = { stage: "ready", nextAction: "call", callableFrom: later } as const;
  await db.update(leads).set(woken).where(eq(leads.id, second.leadId));
  expect(await list(db, calder.campaignId)).toMatchObject({ total: 1 });
});

dbTest("a long list comes by the page, to managers alone", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, priya, marc } = story;
  await givenOwing(db, story);
  for (let n = 0; n < 51; n++) await givenSleeper(db, calder, { email: null });
  await startRuns(db, { now: tuesday10am });

  const first = await list(db);
  const second = await list(db, null, 2);
  expect(first).toMatchObject({ total: 51, page: 1, pages: 2, rows: { length: 50 } });
  expect(second).toMatchObject({ total: 51, page: 2, rows: { length: 1 } });
  expect(first.rows.map(({ leadId }) => leadId)).not.toContain(second.rows[0]?.leadId);
  expect(await list(db, null, 99)).toMatchObject({ page: 2 });
  const page = async (by: string) => answerOf(owedPage(await requestBy(db, { by, path: "/due/owed" })));
  expect(await page(priya)).toMatchObject({ status: 404 });
  expect(await page(marc)).toMatchObject({ body: { total: 0, campaignId: null } });
});
