import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { createCampaign } from "#app/features/campaigns/create-campaign.server.ts";
import { addOffering, awaitOffering } from "#app/features/nurture/offerings.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import { leftOverPromises, seeToLeftOver } from "#app/features/outcomes/promises/left-over.server.ts";
import type { Db } from "#db/client.server.ts";
import { awaitedOfferings, campaigns, events, handbacks, leads, offerings } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenAtGate, givenPassed } from "./given-handback.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const end = { to: "ended", now: tuesday10am } as const;
const asleep = { stage: "nurturing", nextAction: "wake", dormancyReason: "under-contract" } as const;

const successor = async (db: Db, { calder, priya }: Story) => {
  const made = await createCampaign(db, {
    clientId: calder.clientId,
    ...{ name: "Calder next year", country: "GB", currency: "GBP", startsOn: "2026-11-01", endsOn: "2027-10-31" },
    ...{
      sector: "general",
      callerId: null,
      feePerLeadMinor: null,
      acceptWithinDays: 5,
      reportWithinDays: 30,
      baseline: null,
    },
    ...{ criteria: [], script: [], outcomes: [], agentIds: [priya] },
    by: null,
    now: tuesday10am,
  });
  if (!made.ok) throw new Error(made.reason);
  return made.campaignId;
};

dbTest(
  "an ended campaign leaves no lead of ours open: each is closed, passed, or the client’s already",
  async ({ db }) => {
    const story = await givenStory(db);
    const { calder, harbour, marc } = story;
    const passed = await givenPassed(db, story);
    const gate = await givenAtGate(db, story);
    const ready = await givenLead(db, calder);
    const sought = await givenLead(db, calder, { stage: "research", nextAction: "research" });
    const sleeps = await givenLead(db, calder, asleep);
    const elsewhere = await givenLead(db, harbour);
    await changeCampaignStatus(db, { ...end, campaignId: calder.campaignId, by: marc });

    const now = minutesAfter(tuesday10am, 30);
    const both = await Promise.all([settleCampaigns(db, { now }), settleCampaigns(db, { now })]);

    expect(both.reduce((a, b) => a + b)).toBe(4);
    for (const { leadId } of [ready, sought, sleeps])
      expect(await leadOf(db, leadId)).toMatchObject({ stage: "closed", closedReason: "campaign-ended", dueAt: null });
    expect(await leadOf(db, gate.lead.leadId)).toMatchObject({ stage: "passed", nextAction: "await-acceptance" });
    expect(await leadOf(db, passed.lead.leadId)).toMatchObject({ stage: "passed" });
    expect(await leadOf(db, elsewhere.leadId)).toMatchObject({ stage: "ready" });
    expect((await db.select().from(campaigns).where(eq(campaigns.id, calder.campaignId)))[0]?.settledAt).toEqual(now);
    expect(await db.select().from(events).where(eq(events.type, "campaign.settled"))).toMatchObject([
      { data: { closed: 3 } },
    ]);
  },
);

dbTest("what the client left unanswered is not offered to them for ever", async ({ db }) => {
  const story = await givenStory(db);
  const gate = await givenAtGate(db, story);
  await db.insert(handbacks).values({
    ...((await db.select().from(handbacks))[0] as typeof handbacks.$inferSelect),
    id: "01a2189e-0000-7000-8000-000000000001",
    ...{ status: "expired" as const, gateAt: tuesday10am, acceptBy: tuesday10am, endedAt: tuesday10am },
  });
  await changeCampaignStatus(db, { ...end, campaignId: story.calder.campaignId, by: story.marc });

  await settleCampaigns(db, { now: minutesAfter(tuesday10am, 30) });

  expect(await leadOf(db, gate.lead.leadId)).toMatchObject({ stage: "closed", closedReason: "campaign-ended" });
});

dbTest("a lead on a call is left until its agent is done, and the campaign is settled then", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  await givenEndedCall(db, { by: priya });
  await changeCampaignStatus(db, { ...end, campaignId: calder.campaignId, by: marc });

  expect(await settleCampaigns(db, { now: minutesAfter(tuesday10am, 3) })).toBe(0);
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", heldBy: priya });
  expect(await settleCampaigns(db, { now: minutesAfter(tuesday10am, 20) })).toBe(1);
});

dbTest("leads go on in the campaign that follows as they stood, and both tell of it", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, harbour, marc, priya, tomasz } = story;
  const successorId = await successor(db, story);
  const due = daysAfter(tuesday10am, 2);
  const wall = { dueAt: due, callableFrom: due, dueZone: "Europe/London", dueWall: "2026-11-19T10:12" };
  const promised = await givenLead(db, calder, { nextAction: "callback", assigneeId: priya, ...wall });
  const theirs = await givenLead(db, calder, { nextAction: "callback", assigneeId: tomasz, ...wall });
  const sleeps = await givenLead(db, calder, asleep);
  const change = { ...end, campaignId: calder.campaignId, by: marc };

  expect(await changeCampaignStatus(db, { ...change, successorId: harbour.campaignId })).toEqual({
    ok: false,
    reason: "no-such-successor",
  });
  expect(await changeCampaignStatus(db, { ...change, successorId })).toEqual({ ok: true });
  expect(await settleCampaigns(db, { now: tuesday10am })).toBe(3);

  const childOf = async (leadId: string) =>
    (
      await db
        .select()
        .from(leads)
        .where(and(eq(leads.parentLeadId, leadId), eq(leads.campaignId, successorId)))
    )[0];
  expect(await childOf(promised.leadId)).toMatchObject({
    nextAction: "callback",
    assigneeId: priya,
    dueAt: due,
    source: "successor",
  });
  expect(await childOf(theirs.leadId)).toMatchObject({
    nextAction: "callback",
    assigneeId: null,
    dueWall: "2026-11-19 10:12:00",
  });
  expect(await childOf(sleeps.leadId)).toMatchObject({ stage: "nurturing", dormancyReason: "under-contract" });
  expect(await leadOf(db, promised.leadId)).toMatchObject({ stage: "closed" });
  const told = await db.select().from(events).where(eq(events.type, "lead.led-to"));
  expect(told.map(({ leadId }) => leadId).sort()).toEqual([promised.leadId, theirs.leadId, sleeps.leadId].sort());
});

dbTest(
  "a promise and what was missing go to the lead that the company has in the successor already",
  async ({ db }) => {
    const story = await givenStory(db);
    const { calder, marc, priya } = story;
    const campaignId = await successor(db, story);
    const due = daysAfter(tuesday10am, 2);
    const wall = { dueAt: due, callableFrom: due, dueZone: "Europe/London", dueWall: "2026-11-19T10:12" };
    const promised = await givenLead(db, calder, { nextAction: "callback", assigneeId: priya, ...wall });
    const added = await addOffering(db, { clientId: calder.clientId, name: "invoices in German", by: marc, now: due });
    if (!added.ok) throw new Error(added.reason);
    const { offeringId } = added;
    const waits = await givenLead(db, calder, asleep);
    for (const { leadId } of [promised, waits])
      await db.transaction((tx) => awaitOffering(tx, { leadId, offeringId, now: tuesday10am }));
    const there = await givenLead(db, { ...calder, campaignId }, asleep);
    const hold = { heldBy: priya, heldUntil: minutesAfter(tuesday10am, 10), holdToken: calder.campaignId };
    await db
      .update(leads)
      .set({ companyId: promised.companyId, ...hold })
      .where(eq(leads.id, there.leadId));
    await changeCampaignStatus(db, { ...end, campaignId: calder.campaignId, successorId: campaignId, by: marc });

    expect(await settleCampaigns(db, { now: tuesday10am })).toBe(1);
    expect(await leadOf(db, promised.leadId)).toMatchObject({ stage: "ready", nextAction: "callback" });
    expect(await settleCampaigns(db, { now: minutesAfter(tuesday10am, 20) })).toBe(1);

    expect(await leadOf(db, promised.leadId)).toMatchObject({ stage: "closed" });
    expect(await leadOf(db, there.leadId)).toMatchObject({
      ...{ stage: "ready", nextAction: "callback", assigneeId: priya, dueAt: due, round: 2 },
      ...{ dueZone: "Europe/London", dueWall: "2026-11-19 10:12:00" },
    });
    const [child] = await db.select().from(leads).where(eq(leads.parentLeadId, waits.leadId));
    const awaited = await db.select({ leadId: awaitedOfferings.leadId }).from(awaitedOfferings);
    expect(awaited.map(({ leadId }) => leadId).sort()).toEqual(
      [promised.leadId, waits.leadId, there.leadId, child?.id].sort(),
    );
  },
);

dbTest(
  "a promise to a company that has gone further in the successor is shown to people until one sees to it",
  async ({ db }) => {
    const story = await givenStory(db);
    const { calder, marc, priya, tomasz } = story;
    const campaignId = await successor(db, story);
    const due = daysAfter(tuesday10am, 2);
    const wall = { dueAt: due, callableFrom: due, dueZone: "Europe/London", dueWall: "2026-11-19T10:12" };
    const promised = await givenLead(db, calder, { nextAction: "callback", assigneeId: priya, ...wall });
    const refused = await givenLead(db, calder, { nextAction: "callback", assigneeId: priya, ...wall });
    const further = await givenLead(db, { ...calder, campaignId }, { stage: "qualified", nextAction: "review" });
    const never = await givenLead(db, { ...calder, campaignId });
    const ended = { nextAction: null, dueAt: null, callableFrom: null, endedBy: marc } as const;
    const closed = { stage: "closed", closedReason: "asked-not-to-be-called", ...ended } as const;
    await db.update(leads).set({ companyId: promised.companyId }).where(eq(leads.id, further.leadId));
    await db
      .update(leads)
      .set({ companyId: refused.companyId, ...closed })
      .where(eq(leads.id, never.leadId));
    await changeCampaignStatus(db, { ...end, campaignId: calder.campaignId, successorId: campaignId, by: marc });

    expect(await settleCampaigns(db, { now: tuesday10am })).toBe(2);

    const shownTo = (userId: string, all = false) => leftOverPromises(db, { userId, all });
    const [shown, ...more] = await shownTo(marc, true);
    expect(more).toEqual([]);
    expect(shown).toMatchObject({ leadId: further.leadId, stage: "qualified", agent: "Priya Nair" });
    expect(new Date(shown?.promisedAt ?? 0)).toEqual(due);
    expect(await shownTo(priya)).toHaveLength(1);
    expect(await shownTo(tomasz)).toEqual([]);
    const seen = { leadId: further.leadId, now: due };
    expect(await seeToLeftOver(db, { ...seen, userId: tomasz, all: false })).toMatchObject({ ok: false });
    const both = await Promise.all([
      seeToLeftOver(db, { ...seen, userId: marc, all: true }),
      seeToLeftOver(db, { ...seen, userId: priya, all: false }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await shownTo(marc, true)).toEqual([]);
  },
);

dbTest("nobody is carried on to wait for what was shipped meanwhile", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, marc } = story;
  const successorId = await successor(db, story);
  const { leadId } = await givenLead(db, calder, asleep);
  const named = { clientId: calder.clientId, by: marc, now: tuesday10am };
  const offered = await addOffering(db, { ...named, name: "Invoices in German" });
  if (!offered.ok) throw new Error(offered.reason);
  await db.transaction((tx) => awaitOffering(tx, { leadId, offeringId: offered.offeringId, now: tuesday10am }));
  await db.update(offerings).set({ shippedAt: tuesday10am });
  await changeCampaignStatus(db, { ...end, campaignId: calder.campaignId, successorId, by: marc });

  expect(await settleCampaigns(db, { now: tuesday10am })).toBe(1);

  expect(await db.select({ leadId: awaitedOfferings.leadId }).from(awaitedOfferings)).toEqual([{ leadId }]);
});
