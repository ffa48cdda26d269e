import { and, eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, events, handbacks, leads, suppressions, touches, touchRuns } from "#db/schema.ts";
import { type DeclineReason, declineReasons } from "#db/vocabulary.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenAtGate, givenPassed } from "#tests/given-handback.ts";
import { givenPlan } from "#tests/given-plan.ts";
import { acceptLead } from "./accept-lead.server.ts";
import { declineLead } from "./decline-lead.server.ts";
import { settleDecline } from "./settle-decline.server.ts";
import { takeBack } from "./take-back.server.ts";

const now = minutesAfter(tuesday10am, 60);
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const handbackOf = async (db: Db, id: string) => (await db.select().from(handbacks).where(eq(handbacks.id, id)))[0];
const told = async (db: Db, leadId: string) =>
  (await db.select().from(events).where(eq(events.leadId, leadId)).orderBy(events.id)).map(({ type }) => type);

dbTest(
  "an accepted lead is the client's, with a named person and a first contact due in two working days",
  async ({ db, portal }) => {
    const story = await givenStory(db);
    const { handbackId, lead } = await givenPassed(db, story);
    const { clientId } = story.calder;
    const contactBy = new Date("2026-11-19T18:00:00Z");

    const accepted = await portal(clientId, (tx) => acceptLead(tx, { handbackId, clientId, by: story.hanna, now }));

    expect(accepted).toEqual({ ok: true, contactBy });
    expect(await handbackOf(db, handbackId)).toMatchObject({
      status: "accepted",
      decidedBy: story.hanna,
      decidedAt: now,
      endedAt: null,
    });
    expect(await leadOf(db, lead.leadId)).toMatchObject({
      stage: "accepted",
      owner: "client",
      clientOwnerId: story.hanna,
      nextAction: "contact",
      dueAt: contactBy,
    });
    expect((await told(db, lead.leadId)).slice(-2)).toEqual(["lead.stage-changed", "handback.accepted"]);
  },
);

dbTest("of two answers at the same moment one counts, and the other is told so", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const answer = { handbackId, clientId, by: story.hanna, now };

  const answers = await Promise.all([
    portal(clientId, (tx) => acceptLead(tx, answer)),
    portal(clientId, (tx) => acceptLead(tx, answer)),
    portal(clientId, (tx) => declineLead(tx, { ...answer, reason: "wrong-timing", note: null })),
  ]);

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok).map((one) => "reason" in one && one.reason)).toEqual([
    "already-answered",
    "already-answered",
  ]);
  expect((await told(db, lead.leadId)).filter((type) => /^handback\.(accepted|declined)$/.test(type))).toHaveLength(1);
});

const leadsTo: Record<DeclineReason, object> = {
  "wrong-timing": { stage: "nurturing", dormancyReason: "declined-by-client", nextAction: "wake" },
  "wrong-contact": { stage: "research", nextAction: "research" },
  "already-customer": { stage: "closed", closedReason: "existing-customer", nextAction: null },
  "not-as-agreed": { stage: "qualified", nextAction: "review" },
  other: { stage: "qualified", nextAction: "review" },
};

for (const reason of declineReasons) {
  dbTest(`declined as ${reason}, the lead goes where that reason sends it`, async ({ db, portal }) => {
    const story = await givenStory(db);
    const { handbackId, lead } = await givenPassed(db, story);
    const { clientId } = story.calder;
    const declined = await portal(clientId, (tx) =>
      declineLead(tx, { handbackId, clientId, reason, note: "We rang them ourselves.", by: story.hanna, now }),
    );

    expect(declined).toEqual({ ok: true });
    expect(await handbackOf(db, handbackId)).toMatchObject({ status: "declined", declineReason: reason, endedAt: now });
    expect(await leadOf(db, lead.leadId)).toMatchObject(leadsTo[reason]);
    const open = await db
      .select()
      .from(handbacks)
      .where(and(eq(handbacks.leadId, lead.leadId), isNull(handbacks.endedAt)));
    const again = reason === "not-as-agreed" || reason === "other";
    expect(open.map(({ status, qualifiedBy }) => [status, qualifiedBy])).toEqual(again ? [["gate", story.priya]] : []);
    expect((await told(db, lead.leadId)).filter((type) => type.startsWith("handback."))).toEqual([
      "handback.qualified",
      "handback.passed",
      "handback.declined",
      ...(again ? ["handback.reopened"] : []),
    ]);
  });
}

dbTest("something else asks for words", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { handbackId } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const declined = await portal(clientId, (tx) =>
    declineLead(tx, { handbackId, clientId, reason: "other", note: " ", by: story.hanna, now }),
  );
  expect(declined).toEqual({ ok: false, reason: "reason-missing" });
});

dbTest(
  "a customer of the client is suppressed for that client, until the answer is taken back",
  async ({ db, portal }) => {
    const story = await givenStory(db);
    const { handbackId, lead } = await givenPassed(db, story);
    const { clientId } = story.calder;
    const answer = { handbackId, clientId, by: story.hanna, now };
    await portal(clientId, (tx) => declineLead(tx, { ...answer, reason: "already-customer", note: null }));

    for (const _ of [1, 2]) await settleDecline(db, { handbackId, now });
    for (const row of await db.select().from(suppressions))
      expect(row).toMatchObject({ clientId, kind: "company", source: "client", liftedAt: null });
    const asked = { leadId: lead.leadId, phoneNumberId: lead.phoneNumberId, now: daysAfter(now, 1) };
    expect((await mayCall(db, asked)).verdict).toBe("block");

    expect(await portal(clientId, (tx) => takeBack(tx, { ...answer, now: minutesAfter(now, 5) }))).toEqual({
      ok: true,
    });
    await settleDecline(db, { handbackId, now: minutesAfter(now, 5) });
    expect((await db.select().from(suppressions)).filter(({ liftedAt }) => !liftedAt)).toEqual([]);
    expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "passed", closedReason: null, endedBy: null });
  },
);

dbTest("a client who takes an answer back takes back nothing that one of us wrote", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const answer = { handbackId, clientId, by: story.hanna };
  await db.update(companies).set({ postcode: null }).where(eq(companies.id, lead.companyId));
  await portal(clientId, (tx) => declineLead(tx, { ...answer, reason: "already-customer", note: null, now }));
  await settleDecline(db, { handbackId, now });
  await suppressByHand(db, { kind: "company", value: lead.companyId, clientId, by: story.marc, now });

  await portal(clientId, (tx) => takeBack(tx, { ...answer, now: minutesAfter(now, 5) }));
  await settleDecline(db, { handbackId, now: minutesAfter(now, 5) });

  const standing = (await db.select().from(suppressions)).filter(({ liftedAt }) => !liftedAt);
  expect(new Set(standing.map(({ source }) => source))).toEqual(new Set(["person"]));
  const asked = { leadId: lead.leadId, phoneNumberId: lead.phoneNumberId, now: daysAfter(now, 1) };
  expect((await mayCall(db, asked)).verdict).toBe("block");
});

dbTest("an answer can be taken back until six, and the lead waits as before", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const before = await handbackOf(db, handbackId);
  const answer = { handbackId, clientId, by: story.hanna };
  const back = (at: Date) => portal(clientId, (tx) => takeBack(tx, { ...answer, now: at }));

  expect(await back(now)).toMatchObject({ reason: "nothing-to-take-back" });
  await portal(clientId, (tx) => acceptLead(tx, { ...answer, now }));
  expect(await back(new Date("2026-11-17T18:00:00Z"))).toMatchObject({ reason: "too-late" });
  expect(await back(new Date("2026-11-17T17:59:00Z"))).toEqual({ ok: true });
  expect(await handbackOf(db, handbackId)).toEqual(before);
  expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "passed", owner: "agency", dueAt: before?.acceptBy });

  const decline = { ...answer, reason: "not-as-agreed" as const, note: null, now: daysAfter(now, 1) };
  await portal(clientId, (tx) => declineLead(tx, decline));
  expect(await back(minutesAfter(daysAfter(now, 1), 2))).toEqual({ ok: true });
  expect(await db.select().from(handbacks).where(eq(handbacks.leadId, lead.leadId))).toEqual([before]);
  expect((await told(db, lead.leadId)).filter((type) => type === "handback.taken-back")).toHaveLength(2);
});

dbTest("a plan that has begun by itself since holds no answer fast, and ends with it", async ({ db, portal }) => {
  const story = await givenStory(db);
  await givenPlan(db, story.calder, { by: story.marc, steps: [{ kind: "email", afterDays: 30 }] });
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const answer = { handbackId, clientId, by: story.hanna };
  await portal(clientId, (tx) => declineLead(tx, { ...answer, reason: "wrong-timing", note: null, now }));
  expect(await startRuns(db, { now: minutesAfter(now, 1) })).toBe(1);

  expect(await portal(clientId, (tx) => takeBack(tx, { ...answer, now: minutesAfter(now, 2) }))).toEqual({ ok: true });

  expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "passed" });
  await workTouches(db, { now: daysAfter(now, 35) });
  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "moved-on" }]);
  expect(await db.select().from(touches)).toMatchObject([{ status: "stopped" }]);
});

dbTest("what somebody has acted on since is not taken back", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const answer = { handbackId, clientId, by: story.hanna };
  await portal(clientId, (tx) => declineLead(tx, { ...answer, reason: "wrong-contact", note: null, now }));
  await db.insert(events).values({
    type: "lead.leased",
    clientId,
    leadId: lead.leadId,
    by: story.priya,
    at: minutesAfter(now, 1),
    data: {},
  });
  expect(await portal(clientId, (tx) => takeBack(tx, { ...answer, now: minutesAfter(now, 2) }))).toEqual({
    ok: false,
    reason: "something-followed",
  });
});

dbTest("another client, and one whose lead has not passed the gate, find nothing there", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const atGate = await givenAtGate(db, story, { company: "Penrose Marine" });
  const theirs = story.harbour.clientId;
  const nothing = { ok: false, reason: "no-such-handback" };
  const answer = { handbackId, clientId: theirs, by: story.owen, now };

  expect(await portal(theirs, (tx) => acceptLead(tx, answer))).toEqual(nothing);
  expect(await portal(theirs, (tx) => declineLead(tx, { ...answer, reason: "other", note: "x" }))).toEqual(nothing);
  expect(await portal(theirs, (tx) => takeBack(tx, answer))).toEqual(nothing);
  // Even with the right client id in the question, the scope holds nothing of it.
  expect(await portal(theirs, (tx) => acceptLead(tx, { ...answer, clientId: story.calder.clientId }))).toEqual(nothing);
  // And with the agency's scope and the wrong client id, the question itself does not find it.
  expect(await acceptLead(db, answer)).toEqual(nothing);

  const { clientId } = story.calder;
  const early = { handbackId: atGate.handbackId, clientId, by: story.hanna, now };
  expect(await portal(clientId, (tx) => acceptLead(tx, early))).toEqual(nothing);
  expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "passed" });
});
