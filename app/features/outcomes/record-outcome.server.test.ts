import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import { addOffering, awaitOffering } from "#app/features/nurture/offerings.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attempts,
  awaitedOfferings,
  contacts,
  dispositions,
  emailAddresses,
  events,
  handbacks,
  leads,
  outcomes,
  phoneNumbers,
} from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { type GivenLead, givenLead, givenStory } from "#tests/given.ts";
import { givenAnswers, givenEndedCall } from "#tests/given-call.ts";
import { recordOutcome } from "./record-outcome.server.ts";

const now = minutesAfter(tuesday10am, 3);
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const ledgerOf = async (db: Db, leadId: string) =>
  (await db.select({ type: events.type }).from(events).where(eq(events.leadId, leadId)).orderBy(events.id)).map(
    ({ type }) => type,
  );

const said = (
  call: { leadId: string; token: string },
  by: string,
  disposition: string,
  chosenAt: Date | null = null,
) => ({
  ...call,
  disposition,
  chosenAt,
  zone: "Europe/London",
  by,
  now,
});

dbTest("no answer lets go of the lead and brings it back in four hours", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya, status: "no-answer" });

  expect((await recordOutcome(db, said(call, priya, "no-answer"))).ok).toBe(true);

  expect(await leadOf(db, call.leadId)).toMatchObject({
    stage: "ready",
    owner: "agency",
    nextAction: "call",
    dueAt: minutesAfter(now, 240),
    heldBy: null,
    assigneeId: null,
  });
  expect((await ledgerOf(db, call.leadId)).slice(-3)).toEqual([
    "outcome.recorded",
    "lead.released",
    "lead.rescheduled",
  ]);
  expect((await db.select().from(attempts))[0]?.status).toBe("no-answer");
});

dbTest("the same outcome twice, or under a token that has run out, changes nothing more", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });

  const both = await Promise.all([
    recordOutcome(db, said(call, priya, "never-a-fit")),
    recordOutcome(db, said(call, priya, "never-a-fit")),
  ]);

  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await db.select().from(outcomes)).toHaveLength(1);
  expect(await leadOf(db, call.leadId)).toMatchObject({
    stage: "closed",
    closedReason: "never-a-fit",
    owner: null,
    dueAt: null,
    heldBy: null,
  });
});

dbTest("a callback is promised in their zone and comes back to whoever promised it", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });

  expect(await recordOutcome(db, said(call, priya, "callback"))).toEqual({ ok: false, reason: "date-missing" });
  expect((await recordOutcome(db, said(call, priya, "callback", wednesday10am))).ok).toBe(true);

  expect(await leadOf(db, call.leadId)).toMatchObject({
    stage: "ready",
    nextAction: "callback",
    dueAt: wednesday10am,
    dueZone: "Europe/London",
    dueWall: "2026-11-18 10:12:00",
    assigneeId: priya,
  });
});

dbTest(
  "a wrong number strikes out the number and not the company; without another one somebody looks",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { phoneNumberId } = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });

    await recordOutcome(db, said(call, priya, "wrong-number"));

    expect((await db.select().from(phoneNumbers).where(eq(phoneNumbers.id, phoneNumberId)))[0]).toMatchObject({
      deadAt: now,
      deadReason: "wrong-number",
    });
    expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "research", nextAction: "research", owner: "agency" });
  },
);

dbTest("who has left is marked, and their company goes on", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { contactId } = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });

  await recordOutcome(db, said(call, priya, "has-left"));

  expect((await db.select().from(contacts).where(eq(contacts.id, contactId)))[0]?.leftAt).toEqual(now);
  expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "research" });
});

dbTest("asked not to be called closes the lead, and the number is closed to every client at once", async ({ db }) => {
  const { calder, harbour, priya } = await givenStory(db);
  const { e164 } = await givenLead(db, calder, { priority: 10 });
  const call = await givenEndedCall(db, { by: priya });
  const elsewhere = await givenLead(db, harbour, { company: "Same switchboard Ltd", e164 });

  await recordOutcome(db, said(call, priya, "do-not-call"));

  expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "closed", closedReason: "asked-not-to-be-called" });
  const theirs = await mayCall(db, {
    leadId: elsewhere.leadId,
    phoneNumberId: elsewhere.phoneNumberId,
    now: daysAfter(now, 7),
  });
  expect(theirs.verdict).toBe("block");
  expect(theirs.reasons.map(({ text }) => text).join()).toContain("suppressed by the agency");
});

dbTest.for([
  ["number", [true, false]],
  ["company", [true, true]],
] as const)(
  "who asked not to be called on their %s is not written to either, at whatever client's",
  async ([effect, suppressed], { db }) => {
    const { calder, harbour, priya } = await givenStory(db);
    await db.update(dispositions).set({ effect }).where(eq(dispositions.code, "do-not-call"));
    const called = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const elsewhere = await givenLead(db, harbour, { company: "Her other post Ltd", person: "H. Marsh" });
    const mailbox = (of: GivenLead, clientId: string, address: string, contactId: string | null = of.contactId) => ({
      ...{ clientId, companyId: of.companyId, originCompanyId: of.companyId },
      contactId,
      address,
    });
    await db
      .insert(emailAddresses)
      .values([
        mailbox(called, calder.clientId, "helen@harrow.example"),
        mailbox(called, calder.clientId, "office@harrow.example", null),
        mailbox(elsewhere, harbour.clientId, "helen@harrow.example"),
      ]);

    await recordOutcome(db, said(call, priya, "do-not-call"));

    const { addresses, person } = await mailFacts(db, { leadId: called.leadId, now });
    expect(addresses.map((one) => one.suppressed)).toEqual(suppressed);
    expect(person).toBeNull();
    expect((await mailFacts(db, { leadId: elsewhere.leadId, now })).addresses).toMatchObject([{ suppressed: true }]);
  },
);

dbTest(
  "a qualified lead needs the client's answers, then stands at the gate with its call as evidence",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });

    expect(await recordOutcome(db, said(call, priya, "qualified"))).toEqual({
      ok: false,
      reason: "criteria-unanswered",
    });
    await givenAnswers(db, { ...call, by: priya });
    expect((await recordOutcome(db, said(call, priya, "qualified"))).ok).toBe(true);

    expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "qualified", owner: "agency", nextAction: "review" });
    expect(await db.select().from(handbacks)).toMatchObject([
      { leadId: call.leadId, attemptId: call.attemptId, status: "gate", qualifiedBy: priya },
    ]);
  },
);

dbTest("without a call there is no outcome", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const { leaseNext } = await import("#app/features/queue/lease.server.ts");
  const next = await leaseNext(db, { by: priya, now });
  if (!next.ok) throw new Error(next.reason);

  expect(
    await recordOutcome(db, said({ leadId: next.hold.leadId, token: next.hold.token }, priya, "never-a-fit")),
  ).toEqual({ ok: false, reason: "no-call-made" });
});

dbTest("a round that reaches nobody leaves what the lead sleeps and waits for as it was", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, { dormancyReason: "offering-missing" });
  const added = await addOffering(db, { clientId: calder.clientId, name: "invoices in German", by: marc, now });
  if (!added.ok) throw new Error(added.reason);
  await db.transaction((tx) => awaitOffering(tx, { leadId, offeringId: added.offeringId, now }));
  await db.update(dispositions).set({ mostTries: 1 }).where(eq(dispositions.code, "no-answer"));
  const call = await givenEndedCall(db, { by: priya, status: "no-answer" });

  expect((await recordOutcome(db, said(call, priya, "no-answer"))).ok).toBe(true);

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing", dormancyReason: "offering-missing" });
  expect(await db.select().from(awaitedOfferings)).toMatchObject([{ leadId, offeringId: added.offeringId }]);
});
