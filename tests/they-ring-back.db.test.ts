import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { changeTerms } from "#app/features/campaigns/change-terms.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import { hearCaller } from "#app/features/outcomes/promises/hear-caller.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, campaigns, dispositions, events, leads, users } from "#db/schema.ts";
import { daysAfter, minutesAfter, sunday10am, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { rings } from "./given-caller.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { givenSleeper } from "./given-plan.ts";
import { shownTerms } from "./given-terms.ts";

const monday9am = new Date("2026-11-16T09:00:00Z");
const wednesday9am = new Date("2026-11-18T09:00:00Z");
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const returns = (db: Db) => db.select({ data: events.data }).from(events).where(eq(events.type, "call.returned"));

dbTest(
  "who rings on a Sunday while they sleep is called on Monday as we said, and told once",
  async ({ db, ownerPool }) => {
    const { calder, priya } = await givenStory(db, { now: sunday10am });
    const { leadId, e164 } = await givenSleeper(db, calder, { now: daysAfter(sunday10am, -40) });

    const { callEventId, heard } = await rings(db, { from: e164, now: sunday10am });

    expect(heard).toEqual({ promisedAt: monday9am });
    expect(await leadOf(db, leadId)).toMatchObject({
      ...{ stage: "ready", nextAction: "callback", round: 2, assigneeId: null },
      ...{ dueAt: monday9am, callableFrom: monday9am, dueZone: "Europe/London", dueWall: "2026-11-16 09:00:00" },
    });
    expect(await hearCaller(db, { callEventId, now: sunday10am })).toBeNull();
    expect(await returns(db)).toEqual([{ data: { callEventId, promisedAt: monday9am.toISOString() } }]);
    const jobs = await ownerPool.query("select from graphile_worker.jobs where task_identifier = 'hear-caller'");
    expect(jobs.rows).toHaveLength(1);
    const next = await leaseNext(db, { by: priya, now: monday9am });
    expect(next.ok && next.hold.leadId).toBe(leadId);
  },
);

dbTest("whoever rang them last has the first turn, unless they are away from the desk", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const first = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya, status: "no-answer" });
  const said = { ...call, disposition: "no-answer", chosenAt: null, zone: null, by: priya };
  expect(await recordOutcome(db, { ...said, now: minutesAfter(tuesday10am, 3) })).toMatchObject({ ok: true });
  const soon = minutesAfter(tuesday10am, 20);

  const { heard } = await rings(db, { from: first.e164, now: soon });

  // Today they were rung once, and that is all we may.
  expect(heard).toEqual({ promisedAt: wednesday9am });
  expect(await leadOf(db, first.leadId)).toMatchObject({ nextAction: "callback", assigneeId: priya });

  // Rung again before that, the hour that was promised stands, whoever is away.
  await db.update(users).set({ pausedAt: soon, pausedBecause: "break" }).where(eq(users.id, priya));
  expect((await rings(db, { from: first.e164, now: minutesAfter(soon, 5) })).heard).toEqual({
    promisedAt: wednesday9am,
  });
  expect(await leadOf(db, first.leadId)).toMatchObject({ dueAt: wednesday9am, round: 2 });
});

dbTest(
  "who rings back before the agent has said that nobody answered is promised a call all the same",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    for (const mostTries of [6, 1]) {
      const { leadId, e164 } = await givenLead(db, calder);
      await db.update(dispositions).set({ mostTries, restDays: 90 }).where(eq(dispositions.code, "no-answer"));
      const call = await givenEndedCall(db, { by: priya, status: "no-answer" });

      const { heard } = await rings(db, { from: e164, now: minutesAfter(tuesday10am, 2) });
      expect(heard).toEqual({ promisedAt: wednesday9am });
      const said = { ...call, disposition: "no-answer", chosenAt: null, zone: null, by: priya };
      expect(await recordOutcome(db, { ...said, now: minutesAfter(tuesday10am, 3) })).toMatchObject({ ok: true });

      const promised = { nextAction: "callback", dueAt: wednesday9am, round: 2, heldBy: null };
      expect(await leadOf(db, leadId)).toMatchObject(promised);
    }
  },
);

dbTest("nobody is promised a call that may not be made, or that is no longer ours to make", async ({ db }) => {
  const { calder, harbour, marc, priya, hanna } = await givenStory(db);
  await db.update(campaigns).set({ callerId: "+442079460301" }).where(eq(campaigns.id, harbour.campaignId));
  const closed = await givenLead(db, calder, { company: "Pike Haulage Ltd" });
  const theirs = await givenLead(db, calder, { stage: "accepted", nextAction: "contact", clientOwnerId: hanna });
  const unwanted = await givenLead(db, calder);
  const elsewhere = await givenLead(db, harbour);
  const held = await givenLead(db, calder, { pulledFor: priya });
  await leaseNext(db, { by: priya, now: tuesday10am });
  await suppressByHand(db, { kind: "number", value: unwanted.e164, by: marc, now: tuesday10am });
  await suppressByHand(db, {
    ...{ kind: "company", value: closed.companyId, clientId: calder.clientId },
    ...{ by: marc, now: tuesday10am },
  });
  const heardOf = async ({ e164 }: { e164: string }) => (await rings(db, { from: e164, now: tuesday10am })).heard;

  expect(await heardOf(theirs)).toEqual({ promisedAt: null });
  expect(await heardOf(held)).toEqual({ promisedAt: null });
  for (const nobody of [closed, unwanted, elsewhere, { e164: "+442079460999" }])
    expect(await heardOf(nobody)).toBeNull();

  for (const { leadId } of [closed, unwanted, elsewhere, held])
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", round: 1 });
});

dbTest("who rings back the number that rang them is heard, whatever their campaign shows by then", async ({ db }) => {
  const { calder, harbour, marc, priya } = await givenStory(db);
  const show = async (campaignId: string, callerId: string) => {
    const terms = { ...(await shownTerms(db, campaignId)), callerId, endsOn: "2027-08-31" };
    return changeTerms(db, { ...terms, by: marc, now: minutesAfter(tuesday10am, 5) });
  };
  const { leadId, e164 } = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya, status: "no-answer" });
  const said = { ...call, disposition: "no-answer", chosenAt: null, zone: null, by: priya };
  expect(await recordOutcome(db, { ...said, now: minutesAfter(tuesday10am, 3) })).toMatchObject({ ok: true });
  for (const { campaignId } of [calder, harbour]) await show(campaignId, "+442079460301");
  const january = new Date("2027-01-12T10:00:00Z");

  const { heard, says } = await rings(db, { from: e164, now: january });

  expect(says).toMatch(/on behalf of Calder Telematics Ltd\. .* We will try again/);
  expect(heard).toEqual({ promisedAt: january });
  expect(await leadOf(db, leadId)).toMatchObject({ nextAction: "callback", dueAt: january });
});

dbTest("of two clients who showed one number after each other, who rang them from it is meant", async ({ db }) => {
  const { calder, harbour, priya } = await givenStory(db);
  const { campaignId } = harbour;
  const shown = await givenLead(db, calder);
  await givenEndedCall(db, { by: priya, status: "no-answer" });
  const elsewhere = await givenLead(db, harbour, { e164: shown.e164 });
  await db.update(campaigns).set({ callerId: null }).where(eq(campaigns.id, calder.campaignId));

  const { heard, says } = await rings(db, { from: shown.e164, now: minutesAfter(tuesday10am, 30) });

  // Two clients are behind the number: neither is named, and the one who rang them is meant.
  expect(says).toMatch(/^This is Ember Calling\. We rang you .* We will try again/);
  expect(heard).toMatchObject({ promisedAt: expect.any(Date) });
  expect(await leadOf(db, shown.leadId)).toMatchObject({ nextAction: "callback" });
  expect(await leadOf(db, elsewhere.leadId)).toMatchObject({ nextAction: "call" });

  // A campaign that shows it no longer, and never showed it to them, is not meant by anybody.
  await db.update(campaigns).set({ callerId: null }).where(eq(campaigns.id, campaignId));
  const stranger = await givenLead(db, harbour);
  const unmeant = await rings(db, { from: stranger.e164, now: minutesAfter(tuesday10am, 40) });
  expect(unmeant.heard).toBeNull();
  expect(unmeant.says).not.toContain("We will try again");
});

dbTest(
  "who rings back the number of a campaign that has ended is called by the one that follows it",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { leadId, e164 } = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya, status: "no-answer" });
    const said = { ...call, disposition: "no-answer", chosenAt: null, zone: null, by: priya };
    expect(await recordOutcome(db, { ...said, now: minutesAfter(tuesday10am, 3) })).toMatchObject({ ok: true });
    const successorId = await givenNextCampaign(db, calder);
    await db.update(campaigns).set({ callerId: "+442079460301" }).where(eq(campaigns.id, successorId));
    const end = { campaignId: calder.campaignId, successorId, by: marc, now: daysAfter(tuesday10am, 1) };
    expect(await changeCampaignStatus(db, { ...end, to: "ended" })).toMatchObject({ ok: true });
    await settleCampaigns(db, end);
    const january = new Date("2027-01-12T10:00:00Z");

    const { heard, says } = await rings(db, { from: e164, now: january });

    expect(says).toContain("We will try again");
    expect(heard).toEqual({ promisedAt: january });
    expect(await db.select().from(leads).where(eq(leads.parentLeadId, leadId))).toMatchObject([
      { campaignId: successorId, nextAction: "callback", dueAt: january },
    ]);
  },
);

dbTest(
  "where the campaign that follows has a lead of the company already, that one is called when they ring the old number",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { leadId, companyId, e164 } = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya, status: "no-answer" });
    const said = { ...call, disposition: "no-answer", chosenAt: null, zone: null, by: priya };
    expect(await recordOutcome(db, { ...said, now: minutesAfter(tuesday10am, 3) })).toMatchObject({ ok: true });
    const successorId = await givenNextCampaign(db, calder);
    await db.update(campaigns).set({ callerId: "+442079460301" }).where(eq(campaigns.id, successorId));
    const there = await givenLead(db, { ...calder, campaignId: successorId }, { companyId });
    const stranger = await givenLead(db, { ...calder, campaignId: successorId }, { e164 });
    const end = { campaignId: calder.campaignId, successorId, by: marc, now: daysAfter(tuesday10am, 1) };
    expect(await changeCampaignStatus(db, { ...end, to: "ended" })).toMatchObject({ ok: true });
    await settleCampaigns(db, end);
    expect(await db.$count(leads, eq(leads.parentLeadId, leadId))).toBe(0);
    const january = new Date("2027-01-12T10:00:00Z");

    const { heard, says } = await rings(db, { from: e164, now: january });

    expect(says).toContain("We will try again");
    expect(heard).toEqual({ promisedAt: january });
    expect(await leadOf(db, there.leadId)).toMatchObject({ nextAction: "callback", dueAt: january });
    // Another company that has the same number was never rung from the old one.
    expect(await leadOf(db, stranger.leadId)).toMatchObject({ nextAction: "call" });
  },
);

dbTest(
  "a call that showed the number is meant before a later one of which nobody wrote down what it showed",
  async ({ db }) => {
    const { calder, harbour, priya, tomasz } = await givenStory(db);
    const shown = await givenLead(db, calder);
    await givenEndedCall(db, { by: priya, status: "no-answer" });
    const unknown = await givenLead(db, harbour, { e164: shown.e164 });
    const later = daysAfter(tuesday10am, 1);
    await db
      .update(leads)
      .set({ dueAt: daysAfter(later, 1), callableFrom: daysAfter(later, 1) })
      .where(eq(leads.id, shown.leadId));
    const { attemptId } = await givenEndedCall(db, { by: tomasz, status: "no-answer", now: later });
    await db.update(attempts).set({ callerId: null }).where(eq(attempts.id, attemptId));

    const { heard } = await rings(db, { from: shown.e164, now: daysAfter(later, 1) });

    expect(heard).toMatchObject({ promisedAt: expect.any(Date) });
    expect(await leadOf(db, shown.leadId)).toMatchObject({ nextAction: "callback" });
    expect(await leadOf(db, unknown.leadId)).toMatchObject({ nextAction: "call" });
  },
);
