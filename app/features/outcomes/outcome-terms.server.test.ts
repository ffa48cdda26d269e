import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, dispositions, leads, phoneNumbers, screenings } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { recordOutcome } from "./record-outcome.server.ts";

const now = minutesAfter(tuesday10am, 3);
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const said = (call: { leadId: string; token: string }, by: string, disposition: string) => ({
  ...call,
  disposition,
  chosenAt: null,
  zone: null,
  by,
  now,
});

dbTest(
  "what somebody said needs a call that was answered, and a wish not to be called is always taken",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya, status: "no-answer" });

    expect(await recordOutcome(db, { ...said(call, priya, "never-a-fit"), sure: true })).toMatchObject({
      ok: false,
      reason: "nobody-answered",
    });
    expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "ready", heldBy: priya });
    expect((await recordOutcome(db, said(call, priya, "do-not-call"))).ok).toBe(true);
  },
);

dbTest("a call that talked too long for its outcome is asked about once", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });

  expect(await recordOutcome(db, said(call, priya, "no-answer"))).toMatchObject({ reason: "call-too-long" });
  expect((await recordOutcome(db, { ...said(call, priya, "no-answer"), sure: true })).ok).toBe(true);
});

dbTest("the sixth call of a round that reaches nobody lets the lead rest for a quarter of a year", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  for (const day of [0, 1, 2, 3, 6, 7]) {
    const then = daysAfter(tuesday10am, day);
    await db.update(leads).set({ callableFrom: then, dueAt: then }).where(eq(leads.id, leadId));
    await db.update(screenings).set({ asOf: then });
    const call = await givenEndedCall(db, { by: priya, now: then, status: "no-answer" });
    const heard = { ...said(call, priya, "no-answer"), now: minutesAfter(then, 3) };
    expect((await recordOutcome(db, heard)).ok).toBe(true);
    if (day < 7) expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call" });
  }
  expect(await leadOf(db, leadId)).toMatchObject({
    stage: "nurturing",
    nextAction: "wake",
    dueAt: daysAfter(minutesAfter(tuesday10am, 3), 97),
  });
});

dbTest("a campaign may have the whole company struck out, or stop offering an outcome", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { companyId } = await givenLead(db, calder);
  const gone = { code: "out-of-business", effect: "company", closeReason: "out-of-business" } as const;
  await db.update(dispositions).set(gone).where(eq(dispositions.code, "never-a-fit"));
  await db.update(dispositions).set({ offered: false }).where(eq(dispositions.code, "qualified"));
  const call = await givenEndedCall(db, { by: priya });

  expect(await recordOutcome(db, said(call, priya, "qualified"))).toMatchObject({ reason: "no-such-disposition" });
  await recordOutcome(db, said(call, priya, "out-of-business"));

  const numbers = await db.select().from(phoneNumbers).where(eq(phoneNumbers.companyId, companyId));
  expect(numbers.every(({ deadReason }) => deadReason === "out-of-business")).toBe(true);
});

dbTest("a round that met only machines is used up too, and the queue lets the lead rest", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, phoneNumberId } = await givenLead(db, calder);
  await db.update(dispositions).set({ mostTries: 10 }).where(eq(dispositions.code, "voicemail"));
  for (const day of [0, 1, 2, 3, 6, 7]) {
    const then = daysAfter(tuesday10am, day);
    await db.update(leads).set({ callableFrom: then, dueAt: then }).where(eq(leads.id, leadId));
    await db.update(screenings).set({ asOf: then });
    const call = await givenEndedCall(db, { by: priya, now: then });
    // The network does not tell who answered where machines are not looked for.
    await db.update(attempts).set({ answeredBy: null, talkSeconds: 20 }).where(eq(attempts.id, call.attemptId));
    const heard = { ...said(call, priya, "voicemail"), now: minutesAfter(then, 3) };
    expect((await recordOutcome(db, heard)).ok).toBe(true);
  }
  const later = daysAfter(tuesday10am, 9);
  await db.update(screenings).set({ asOf: later });
  await db.update(leads).set({ callableFrom: later, dueAt: later }).where(eq(leads.id, leadId));

  const { verdict, reasons } = await mayCall(db, { leadId, phoneNumberId, now: later });
  expect([verdict, ...reasons.map(({ rule }) => rule)]).toEqual(["block", "cap-round"]);
  expect((await leaseNext(db, { by: priya, now: later })).ok).toBe(false);
  expect(await leadOf(db, leadId)).toMatchObject({
    stage: "nurturing",
    nextAction: "wake",
    dormancyReason: "not-now",
    dueAt: daysAfter(later, 90),
    heldBy: null,
  });
});
