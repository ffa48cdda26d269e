import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { hearReply } from "#app/features/nurture/hear-of-mail.server.ts";
import { choosePlan } from "#app/features/nurture/reason-plans.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, leads, notes, touchRuns } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { givenPlan, givenSleeper } from "./given-plan.ts";
import { givenWritten, sentAt } from "./given-written.ts";
import { merge } from "./merging.ts";
import { untilBlocked } from "./until-blocked.ts";

const now = minutesAfter(tuesday10am, 3);
const childOf = async (db: Db, leadId: string, campaignId: string) =>
  (
    await db
      .select()
      .from(leads)
      .where(and(eq(leads.parentLeadId, leadId), eq(leads.campaignId, campaignId)))
  )[0];

dbTest(
  "what is promised on the last call of a campaign is kept in its successor, within that one’s days",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const successorId = await givenNextCampaign(db, calder);
    await db.update(campaigns).set({ endsOn: "2026-11-30" }).where(eq(campaigns.id, successorId));
    const said = { ...call, disposition: "callback", zone: "Europe/London", by: priya, now };
    const thursday = new Date("2026-11-19T11:00:00Z");
    const change = { campaignId: calder.campaignId, to: "ended", by: marc, now } as const;
    expect(await changeCampaignStatus(db, { ...change, successorId })).toEqual({ ok: true });

    const december = { ...said, chosenAt: new Date("2026-12-01T11:00:00Z") };
    expect(await recordOutcome(db, december)).toMatchObject({ ok: false, reason: "not-allowed-then" });
    expect(await recordOutcome(db, { ...said, chosenAt: thursday })).toMatchObject({ ok: true });
    await settleCampaigns(db, { now: minutesAfter(now, 1) });

    expect(await childOf(db, leadId, successorId)).toMatchObject({ nextAction: "callback", dueAt: thursday });
  },
);

dbTest("where no campaign follows, a promise on the last call is one that nobody can keep", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  await changeCampaignStatus(db, { campaignId: calder.campaignId, to: "ended", by: marc, now });
  const said = { ...call, disposition: "callback", zone: "Europe/London", by: priya, now };
  expect(await recordOutcome(db, { ...said, chosenAt: new Date("2026-11-19T11:00:00Z") })).toMatchObject({
    reason: "not-allowed-then",
  });
});

dbTest(
  "whom nothing is to reach while they sleep is left in peace in the campaign that follows as well",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const peace = await givenSleeper(db, calder);
    const usual = await givenSleeper(db, calder, { company: "The others Ltd" });
    await db.transaction((tx) => choosePlan(tx, { leadId: peace.leadId, planId: null, by: priya, now }));
    const successorId = await givenNextCampaign(db, calder);
    await givenPlan(db, { ...calder, campaignId: successorId }, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
    const change = { campaignId: calder.campaignId, to: "ended", by: marc, now } as const;
    await changeCampaignStatus(db, { ...change, successorId });
    expect(await settleCampaigns(db, { now })).toBe(2);

    expect(await startRuns(db, { now: daysAfter(now, 1) })).toBe(1);

    const child = await childOf(db, usual.leadId, successorId);
    expect(await db.select().from(touchRuns)).toMatchObject([{ leadId: child?.id }]);
  },
);

dbTest("an answer that comes after a campaign’s end is heard in the one that went on with the lead", async ({ db }) => {
  const { calder, marc, leadId, messageId } = await givenWritten(db);
  const successorId = await givenNextCampaign(db, calder);
  await givenPlan(db, { ...calder, campaignId: successorId }, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  await changeCampaignStatus(db, { campaignId: calder.campaignId, to: "ended", by: marc, now: sentAt, successorId });
  await settleCampaigns(db, { now: sentAt });
  expect(await startRuns(db, { now: sentAt })).toBe(1);
  const next = await childOf(db, leadId, successorId);
  expect(next).toMatchObject({ stage: "nurturing" });

  for (const days of [1, 2]) await hearReply(db, { messageId, now: daysAfter(sentAt, days) });

  const answered = { stage: "ready", nextAction: "call", dueAt: daysAfter(sentAt, 1) };
  expect(await childOf(db, leadId, successorId)).toMatchObject(answered);
  expect(await db.select().from(notes)).toMatchObject([{ leadId: next?.id }]);
  const runs = await db
    .select()
    .from(touchRuns)
    .where(eq(touchRuns.leadId, next?.id ?? ""));
  expect(runs).toMatchObject([{ endReason: "moved-on" }]);
});

dbTest("an answer reaches the campaign that follows also where the lead is just carried on", async ({ db }) => {
  const { calder, marc, leadId, messageId } = await givenWritten(db);
  const successorId = await givenNextCampaign(db, calder);
  await changeCampaignStatus(db, { campaignId: calder.campaignId, to: "ended", by: marc, now: sentAt, successorId });
  const answeredAt = daysAfter(sentAt, 1);

  const { hearing } = await db.transaction(async (tx) => {
    expect(await settleCampaigns(tx as unknown as Db, { now: sentAt })).toBe(1);
    const hearing = hearReply(db, { messageId, now: answeredAt });
    await untilBlocked(db);
    return { hearing };
  });

  expect(await hearing).toEqual({ ok: true });
  const next = await childOf(db, leadId, successorId);
  expect(next).toMatchObject({ stage: "ready", nextAction: "call", dueAt: answeredAt });
  expect(await db.select().from(notes)).toMatchObject([{ leadId: next?.id }]);
});

dbTest("what a merged lead brought does not go on as one’s own in the campaign that follows", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const own = await givenSleeper(db, calder, { company: "Pike Haulage Ltd" });
  const brings = await givenSleeper(db, calder, { company: "Pike Haulage", competitor: "Fleetmark" });
  const mergeId = await merge(db, own.companyId, brings.companyId);
  const successorId = await givenNextCampaign(db, calder);
  const change = { campaignId: calder.campaignId, to: "ended", by: marc, now } as const;
  await changeCampaignStatus(db, { ...change, successorId });
  await settleCampaigns(db, { now });
  const third = await givenLead(db, { ...calder, campaignId: successorId }, { company: "Pike Haulage Group" });
  await merge(db, own.companyId, third.companyId);
  expect(await childOf(db, own.leadId, successorId)).toMatchObject({ competitor: "Fleetmark" });

  expect(await unmerge(db, { mergeId, by: marc, now: daysAfter(now, 1) })).toMatchObject({ ok: true });
  await settleCampaigns(db, { now: daysAfter(now, 1) });

  expect(await childOf(db, own.leadId, successorId)).toMatchObject({ competitor: null });
  expect(await childOf(db, brings.leadId, successorId)).toMatchObject({ competitor: "Fleetmark" });
});
