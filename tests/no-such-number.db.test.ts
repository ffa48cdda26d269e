import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { lookAgainIntoCutOff } from "#app/features/outcomes/cut-off.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { endAttempt } from "#app/features/telephony/end-attempt.server.ts";
import { receiveWebhook } from "#app/features/telephony/receive-webhook.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, events, leads, phoneNumbers } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { untilBlocked } from "./until-blocked.ts";

const now = minutesAfter(tuesday10am, 1);
const fresh = { status: "placing", callSid: null, endedAt: null, endedBy: null, answeredAt: null } as const;

/** A call that is under way, of a company with one number or two. */
async function givenCall(db: Db, { second }: { second: boolean }) {
  const { calder, priya } = await givenStory(db);
  const lead = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya, status: "failed" });
  await db.update(attempts).set(fresh).where(eq(attempts.id, call.attemptId));
  if (second) {
    const own = { clientId: calder.clientId, companyId: lead.companyId, originCompanyId: lead.companyId };
    const e164 = "+442079460999";
    const number = { e164, raw: e164, kind: "fixed", label: "other", numberHash: hashOf("number", e164) } as const;
    await db.insert(phoneNumbers).values({ ...own, ...number, position: 2 });
  }
  return { ...lead, ...call, priya, calder };
}

const networkSays = (db: Db, id: string, sip: string) =>
  receiveWebhook(db, {
    ...{ kind: "leg" as const, id, now, clockAheadMs: 0 },
    form: {
      ...{ CallSid: `CA${"a1".repeat(16)}`, CallStatus: "failed", From: "+15005550009", To: "+15005550103" },
      ...{ Timestamp: "Tue, 17 Nov 2026 10:13:02 +0000", SequenceNumber: "3", CallDuration: "0", SipResponseCode: sip },
    },
  });

const numberOf = async (db: Db, id: string) => (await db.select().from(phoneNumbers).where(eq(phoneNumbers.id, id)))[0];
const deaths = (db: Db) => db.select().from(events).where(eq(events.type, "number.died"));
const lost = ({ leadId, token, priya }: { leadId: string; token: string; priya: string }) => ({
  ...{ leadId, token, disposition: "call-lost", chosenAt: null, zone: null, by: priya, now: minutesAfter(now, 2) },
});

dbTest("a number the network does not know is struck out, and its lead goes to research", async ({ db }) => {
  const call = await givenCall(db, { second: false });
  await networkSays(db, call.attemptId, "404");
  await networkSays(db, call.attemptId, "404");

  expect(await numberOf(db, call.phoneNumberId)).toMatchObject({ deadAt: now, deadReason: "no-such-number" });
  expect(await deaths(db)).toMatchObject([{ by: null, leadId: call.leadId, data: { reason: "no-such-number" } }]);
  expect(await recordOutcome(db, lost(call))).toMatchObject({ ok: true });
  const [lead] = await db.select().from(leads).where(eq(leads.id, call.leadId));
  expect(lead).toMatchObject({ stage: "research", nextAction: "research" });
});

dbTest("where there is another number, that one is offered next", async ({ db }) => {
  const call = await givenCall(db, { second: true });
  const refused = { status: "failed", endedBy: "network", errorCode: 21211, now } as const;
  await db.transaction((tx) => endAttempt(tx, { attemptId: call.attemptId, ...refused }));
  await recordOutcome(db, lost(call));

  const next = await leaseNext(db, { by: call.priya, now: minutesAfter(now, 24 * 60) });
  expect(next).toMatchObject({ ok: true, hold: { leadId: call.leadId } });
  const allowed = next.ok ? next.numbers.filter(({ verdict }) => verdict === "allow") : [];
  expect(allowed).toHaveLength(1);
  expect(allowed[0]?.phoneNumberId).not.toBe(call.phoneNumberId);
});

dbTest("an agent who says so too strikes nothing out a second time", async ({ db }) => {
  const call = await givenCall(db, { second: true });
  await networkSays(db, call.attemptId, "404");
  expect(await recordOutcome(db, { ...lost(call), disposition: "number-dead" })).toMatchObject({ ok: true });
  expect(await deaths(db)).toMatchObject([{ by: null, data: { reason: "no-such-number" } }]);
});

dbTest(
  "what the network says of a number and what an agent says of it do not wait for each other in a circle",
  async ({ db }) => {
    const call = await givenCall(db, { second: false });

    const told = await db.transaction(async (tx) => {
      await tx.select().from(leads).where(eq(leads.id, call.leadId)).for("update");
      const network = networkSays(db, call.attemptId, "404");
      await untilBlocked(db);
      const wrong = { deadAt: now, deadReason: "wrong-number" };
      await tx.update(phoneNumbers).set(wrong).where(eq(phoneNumbers.id, call.phoneNumberId));
      return { network };
    });

    expect(await told.network).toEqual({ ok: true });
    expect(await numberOf(db, call.phoneNumberId)).toMatchObject({ deadReason: "wrong-number" });
  },
);

dbTest("a call that only failed says nothing of the number", async ({ db }) => {
  const call = await givenCall(db, { second: false });
  await networkSays(db, call.attemptId, "503");
  expect(await numberOf(db, call.phoneNumberId)).toMatchObject({ deadAt: null });
  expect(await deaths(db)).toEqual([]);
});

dbTest(
  "where the network says so only after the outcome, whoever nothing reaches then is looked into",
  async ({ db, ownerPool }) => {
    const call = await givenCall(db, { second: false });
    const { calder } = call;
    await db.update(attempts).set({ status: "failed", endedAt: now }).where(eq(attempts.id, call.attemptId));
    const sleeping = await givenNextCampaign(db, calder, "The year after");
    const sleeps = { stage: "nurturing", dormancyReason: "not-now", nextAction: "wake", source: "hand" } as const;
    const dates = { dueAt: daysAfter(tuesday10am, 90), stageAt: tuesday10am, createdAt: tuesday10am };
    const { companyId } = call;
    const lead = { clientId: calder.clientId, campaignId: sleeping, companyId, ...sleeps, ...dates };
    await db.insert(leads).values(lead);
    expect(await recordOutcome(db, lost(call))).toMatchObject({ ok: true });
    const stages = async () => (await db.select().from(leads)).map(({ stage }) => stage).sort();
    expect(await stages()).toEqual(["nurturing", "ready"]);

    await networkSays(db, call.attemptId, "404");
    await networkSays(db, call.attemptId, "404");

    expect(await numberOf(db, call.phoneNumberId)).toMatchObject({ deadReason: "no-such-number" });
    const work =
      "select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id";
    const jobs = await ownerPool.query(`${work} where t.identifier = 'look-into-cut-off'`);
    expect(jobs.rows).toEqual([{ payload: { companyId } }]);
    const later = minutesAfter(now, 3);
    for (let times = 0; times < 2; times++) await lookAgainIntoCutOff(db, { companyId, now: later });
    expect(await db.select().from(leads)).toMatchObject([
      { stage: "research", nextAction: "research", dueAt: later },
      { stage: "research", nextAction: "research", dueAt: later },
    ]);
  },
);

dbTest("a lead that is let go of while its company is looked into is looked into too", async ({ db }) => {
  const call = await givenCall(db, { second: false });
  await networkSays(db, call.attemptId, "404");
  const { companyId, leadId } = call;

  const looked = await db.transaction(async (tx) => {
    await tx.update(leads).set({ heldBy: null, heldUntil: null, holdToken: null }).where(eq(leads.id, leadId));
    const done = lookAgainIntoCutOff(db, { companyId, now });
    await untilBlocked(db);
    return { done };
  });

  await looked.done;
  expect((await db.select().from(leads))[0]).toMatchObject({ stage: "research", nextAction: "research", dueAt: now });
});
