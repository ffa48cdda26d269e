import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { loader as owedPage } from "#app/routes/manage/owed.tsx";
import type { Db } from "#db/client.server.ts";
import { attempts, campaigns, leads, touchPlans } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory, type Story } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
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

dbTest("whenever they were rung or written to, the list says what their own pages say", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, priya } = story;
  await givenOwing(db, story);
  const rung = await givenLead(db, calder);
  const { attemptId } = await givenEndedCall(db, { by: priya });
  const [call] = await db.select().from(attempts).where(eq(attempts.id, attemptId));
  if (!call) throw new Error("Nobody was called.");
  await db.update(leads).set({ callableFrom: later, dueAt: later }).where(eq(leads.id, rung.leadId));
  const spanBegan = daysAfter(later, -61);
  // Hours around the beginning of the span in which a call is owed; two on one day count as its first.
  const hours = [[], [-30], [-2], [-2, 2], [2], [30], [49], [61 * 24 - 1], [-200, 300]];
  const sleepers: string[] = [];
  for (const at of hours) {
    const { leadId } = await givenSleeper(db, calder, { email: null });
    sleepers.push(leadId);
    const { id: _, callSid: __, ...like } = call;
    for (const hour of at)
      await db.insert(attempts).values({ ...like, leadId, placedAt: minutesAfter(spanBegan, hour * 60) });
  }
  await startRuns(db, { now: tuesday10am });
  for (const [at, into] of [
    [7, 0],
    [5, 1],
  ] as const)
    await db
      .update(leads)
      .set({ mergedIntoId: sleepers[into] })
      .where(eq(leads.id, sleepers[at] ?? ""));

  const own = [];
  for (const leadId of sleepers) {
    const { plan } = await leadPlan(db, { leadId, now: later });
    if (plan?.owed.some(({ late }) => late)) own.push(leadId);
  }
  const listed = (await list(db, calder.campaignId)).rows.map(({ leadId }) => leadId);

  const standing = own.filter((leadId) => leadId !== sleepers[7] && leadId !== sleepers[5]);
  expect(listed.sort()).toEqual(standing.sort());
  expect(sleepers.map((leadId) => listed.includes(leadId)).slice(1, 5)).toEqual([false, true, true, false]);
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
