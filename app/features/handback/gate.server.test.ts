import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { answers, attempts, events, handbacks, leads, messages, notes, users } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenAtGate, givenPassed } from "#tests/given-handback.ts";
import { passLead } from "./pass-lead.server.ts";
import { refuseAtGate } from "./refuse-at-gate.server.ts";

const now = minutesAfter(tuesday10am, 20);
const summary = "42 vehicles; would see a demonstration.";
const theOnly = async (db: Db) => (await db.select().from(handbacks))[0];
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const lastTold = async (db: Db, leadId: string, n: number) =>
  (await db.select().from(events).where(eq(events.leadId, leadId)).orderBy(events.id))
    .slice(-n)
    .map(({ type }) => type);

dbTest(
  "a lead that passes the gate waits for the client, who is told once and has five working days",
  async ({ db }) => {
    const story = await givenStory(db);
    const { handbackId, lead } = await givenAtGate(db, story);
    const acceptBy = new Date("2026-11-24T18:00:00Z");

    expect(await passLead(db, { handbackId, summary: `  ${summary} `, by: story.marc, now })).toEqual({
      ok: true,
      acceptBy,
    });

    expect(await theOnly(db)).toMatchObject({
      status: "passed",
      summary,
      gateBy: story.marc,
      gateAt: now,
      acceptBy,
      endedAt: null,
    });
    expect(await leadOf(db, lead.leadId)).toMatchObject({
      stage: "passed",
      owner: "agency",
      nextAction: "await-acceptance",
      dueAt: acceptBy,
    });
    const letters = await db.select().from(messages);
    expect(letters.map(({ toAddress, status }) => [toAddress, status])).toEqual([["hanna@calder.example", "queued"]]);
    expect(letters[0]?.body).toContain(`http://127.0.0.1:3000/portal/leads/${handbackId}`);
    expect(letters[0]?.body).toContain("Tue 24 Nov 2026");
    expect(await lastTold(db, lead.leadId, 2)).toEqual(["lead.stage-changed", "handback.passed"]);
  },
);

dbTest("two managers who pass the same lead at once pass it once", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenAtGate(db, story);

  const both = await Promise.all([story.marc, story.ada].map((by) => passLead(db, { handbackId, summary, by, now })));

  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "not-at-the-gate" });
  expect(await db.select().from(messages)).toHaveLength(1);
  expect((await lastTold(db, lead.leadId, 99)).filter((type) => type === "handback.passed")).toHaveLength(1);
});

dbTest("a lead without an answered call or with an open question does not pass", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenAtGate(db, story);
  const pass = () => passLead(db, { handbackId, summary, by: story.marc, now });

  await db.update(attempts).set({ answeredBy: "machine" });
  expect(await pass()).toEqual({ ok: false, reason: "no-answered-call" });
  await db.update(attempts).set({ answeredBy: "human" });
  const [taken] = await db.delete(answers).where(eq(answers.leadId, lead.leadId)).returning();
  expect(taken).toBeDefined();
  expect(await pass()).toEqual({ ok: false, reason: "questions-open" });

  expect(await theOnly(db)).toMatchObject({ status: "gate" });
  expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "qualified" });
  expect(await db.select().from(messages)).toEqual([]);
});

dbTest("nothing is passed to a client whose people are all gone, nor without a word about it", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId } = await givenAtGate(db, story);
  expect(await passLead(db, { handbackId, summary: " ", by: story.marc, now })).toMatchObject({
    reason: "summary-missing",
  });
  await db.update(users).set({ disabledAt: now }).where(eq(users.id, story.hanna));
  expect(await passLead(db, { handbackId, summary, by: story.marc, now })).toMatchObject({
    reason: "nobody-to-receive",
  });
});

dbTest("a lead that is sent back is called tomorrow, and whoever calls reads why", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenAtGate(db, story);
  const note = "Ask who signs, and when the contract ends.";

  expect(await refuseAtGate(db, { handbackId, note: "  ", by: story.marc, now })).toMatchObject({
    reason: "note-missing",
  });
  expect(await refuseAtGate(db, { handbackId, note, by: story.marc, now })).toEqual({ ok: true });
  expect(await refuseAtGate(db, { handbackId, note, by: story.marc, now })).toMatchObject({
    reason: "not-at-the-gate",
  });

  expect(await theOnly(db)).toMatchObject({ status: "refused", gateNote: note, endedAt: now, acceptBy: null });
  expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: daysAfter(now, 1) });
  expect((await db.select().from(notes)).map(({ text, by }) => [text, by])).toEqual([[note, story.marc]]);
  expect(await lastTold(db, lead.leadId, 2)).toEqual(["lead.stage-changed", "handback.refused"]);
});

dbTest("what has passed, and what is not there, cannot be sent back", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId } = await givenPassed(db, story);
  expect(await refuseAtGate(db, { handbackId, note: "Late", by: story.marc, now })).toMatchObject({
    reason: "not-at-the-gate",
  });
  const nowhere = "0198f000-0000-7000-8000-000000000000";
  expect(await passLead(db, { handbackId: nowhere, summary, by: story.marc, now })).toMatchObject({
    reason: "no-such-handback",
  });
});
