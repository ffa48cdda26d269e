import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { campaigns, events, leads, messages, touches, touchRuns, touchSteps } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper, seenOf } from "#tests/given-plan.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { savePlan } from "./save-plan.server.ts";
import { startRuns } from "./start-runs.server.ts";
import type { Step } from "./touch-plan.ts";
import { endRun, lockLead } from "./touch-runs.server.ts";
import { workTouches } from "./work-touches.server.ts";

const inAMonth = new Date("2026-12-17T10:00:00Z");
const touchesOf = (db: Db) => db.select().from(touches).orderBy(asc(touches.turn));

/** A lead whose first touch, an email, is due in a month; and the plan changed meanwhile by its account manager. */
async function givenChanged(db: Db, steps: Step[], { repeats = true } = {}) {
  const { calder, marc } = await givenStory(db);
  const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
  const lead = await givenSleeper(db, calder);
  await startRuns(db, { now: tuesday10am });
  const terms = {
    name: "A plan",
    isDefault: true,
    repeats,
    leastTouches: 0,
    touchDays: 90,
    leastCalls: 0,
    callDays: 90,
  };
  const words = { subject: "Again", body: "Hello {first}." };
  const seen = await seenOf(db, planId);
  const plan = { ...terms, seen, steps: steps.map((step) => ({ ...step, ...(step.kind === "call" ? {} : words) })) };
  const saved = await savePlan(db, { ...{ campaignId: calder.campaignId, planId, plan }, by: marc, now: tuesday10am });
  if (!saved.ok) throw new Error(saved.reason);
  return { ...lead, planId, marc, calder };
}

dbTest("who is on a plan gets what it says now in that place, on the day that was set", async ({ db }) => {
  const { leadId } = await givenChanged(db, [{ kind: "call", afterDays: 60 }]);
  expect(await touchesOf(db)).toMatchObject([{ kind: "call", status: "planned" }]);

  expect(await workTouches(db, { now: inAMonth })).toBe(1);

  const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
  expect(lead).toMatchObject({ stage: "ready", nextAction: "call" });
  expect((await touchesOf(db))[0]).toMatchObject({ kind: "call", status: "done", skipped: null });
  expect(await db.select().from(events).where(eq(events.type, "touch.skipped"))).toEqual([]);
});

dbTest("what became a letter waits for a person and is not sent by email", async ({ db }) => {
  await givenChanged(db, [{ kind: "letter", afterDays: 60 }]);
  expect(await workTouches(db, { now: inAMonth })).toBe(0);
  expect(await db.select().from(messages)).toEqual([]);
  expect(await touchesOf(db)).toMatchObject([{ kind: "letter", status: "planned" }]);
});

/** Somebody whose first email of two was written, and how the plan is made to end with that. */
async function givenBeyond(db: Db) {
  const changed = await givenChanged(db, [
    { kind: "email", afterDays: 30 },
    { kind: "email", afterDays: 30 },
  ]);
  await workTouches(db, { now: inAMonth });
  const seen = await seenOf(db, changed.planId);
  const terms = {
    name: "A plan",
    isDefault: true,
    repeats: false,
    leastTouches: 0,
    touchDays: 90,
    leastCalls: 0,
    seen,
  };
  const steps = [{ kind: "email" as const, afterDays: 30, subject: "Once", body: "Hello." }];
  const shorter = { campaignId: changed.calder.campaignId, planId: changed.planId, by: changed.marc, now: inAMonth };
  return { ...changed, shorten: () => savePlan(db, { ...shorter, plan: { ...terms, callDays: 90, steps } }) };
}

dbTest("a lead beyond the end of a plan that was shortened has come to its end", async ({ db }) => {
  const { shorten } = await givenBeyond(db);
  expect((await touchesOf(db)).map(({ status }) => status)).toEqual(["done", "planned"]);

  await shorten();

  expect((await touchesOf(db)).map(({ status }) => status)).toEqual(["done", "stopped"]);
  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "finished", endedAt: inAMonth }]);
});

dbTest("a plan that is shortened while somebody ends a run of it waits for nobody", async ({ db }) => {
  const { leadId, shorten } = await givenBeyond(db);
  const [run] = await db.select().from(touchRuns);
  if (!run) throw new Error("Nobody is on the plan.");

  const [saved, ended] = await db.transaction(async (tx) => {
    await lockLead(tx, leadId);
    await tx.select().from(touchRuns).where(eq(touchRuns.id, run.id)).for("update");
    const saving = shorten();
    await Promise.race([saving, untilBlocked(db)]);
    return [saving, await endRun(tx, { runId: run.id, reason: "replied", by: null, now: inAMonth })] as const;
  });

  expect(await saved).toMatchObject({ ok: true });
  expect(ended).toBe(true);
  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "replied" }]);
});

dbTest("a touch that was dated by the plan before it changed follows it when it is due", async ({ db }) => {
  const { leadId } = await givenChanged(db, [{ kind: "email", afterDays: 30 }]);
  await db.update(touchSteps).set({ kind: "call" });

  // In the first minute it becomes a call, in the next it is made in its turn.
  await workTouches(db, { now: inAMonth });
  await workTouches(db, { now: inAMonth });

  const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
  expect(lead).toMatchObject({ stage: "ready", nextAction: "call" });
});

dbTest(
  "a letter whose lead was locked while it became an email is written by the house all the same, but in no pause",
  async ({ db }) => {
    const { leadId, planId, marc, calder } = await givenChanged(db, [{ kind: "letter", afterDays: 60 }]);
    const seen = await seenOf(db, planId);
    const terms = {
      name: "A plan",
      isDefault: true,
      repeats: true,
      leastTouches: 0,
      touchDays: 90,
      leastCalls: 0,
      seen,
    };
    const steps = [{ kind: "email" as const, afterDays: 60, subject: "Again", body: "Hello {first}." }];
    const change = { campaignId: calder.campaignId, planId, plan: { ...terms, callDays: 90, steps }, by: marc };
    await db.transaction(async (tx) => {
      await lockLead(tx, leadId);
      expect(await savePlan(db, { ...change, now: tuesday10am })).toMatchObject({ ok: true });
    });
    expect(await touchesOf(db)).toMatchObject([{ kind: "letter", status: "planned" }]);

    await db.update(campaigns).set({ status: "paused" });
    await workTouches(db, { now: inAMonth });
    expect(await db.select().from(messages)).toEqual([]);
    await db.update(campaigns).set({ status: "live" });
    expect(await workTouches(db, { now: inAMonth })).toBe(1);

    expect(await db.select().from(messages)).toHaveLength(1);
    expect((await touchesOf(db))[0]).toMatchObject({ kind: "email", status: "done" });
  },
);

dbTest("a letter that was dated by the plan before it changed is no letter once it is due", async ({ db }) => {
  await givenChanged(db, [{ kind: "letter", afterDays: 30 }], { repeats: false });
  await workTouches(db, { now: inAMonth });
  expect(await touchesOf(db)).toMatchObject([{ kind: "letter", status: "planned" }]);
  await db.update(touchSteps).set({ kind: "card" });

  await workTouches(db, { now: tuesday10am });
  expect(await touchesOf(db)).toMatchObject([{ kind: "letter" }]);
  await workTouches(db, { now: inAMonth });
  expect(await touchesOf(db)).toMatchObject([{ kind: "card", status: "planned" }]);
  await db.delete(touchSteps);
  await workTouches(db, { now: inAMonth });
  expect(await touchesOf(db)).toMatchObject([{ status: "stopped" }]);
});
