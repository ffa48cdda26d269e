import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, touches, touchPlans, touchRuns } from "#db/schema.ts";
import { type DormancyReason, dormancyReasons } from "#db/vocabulary.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { followWakes } from "./follow-wakes.server.ts";
import { presetFor, presets } from "./plan-presets.ts";
import { choosePlan, reasonsSeen, setReasonPlans } from "./reason-plans.server.ts";
import type { PlanChoices } from "./reason-plans.ts";
import { startRuns } from "./start-runs.server.ts";
import { endRun, lockLead, settleTouch } from "./touch-runs.server.ts";

const now = tuesday10am;
const all = (choice: string, others: Partial<PlanChoices> = {}): PlanChoices => ({
  ...(Object.fromEntries(dormancyReasons.map((reason) => [reason, choice])) as PlanChoices),
  ...others,
});

async function planOf(db: Db, leadId: string): Promise<string | null> {
  const [open] = (await runsOf(db, leadId)).filter(({ endReason }) => endReason === null);
  return open?.name ?? null;
}
const runsOf = (db: Db, leadId: string) =>
  db
    .select({ name: touchPlans.name, endReason: touchRuns.endReason })
    .from(touchRuns)
    .innerJoin(touchPlans, eq(touchPlans.id, touchRuns.planId))
    .where(eq(touchRuns.leadId, leadId))
    .orderBy(asc(touchRuns.startedAt));
const plannedOf = async (db: Db, leadId: string) =>
  (await db.select().from(touches).where(eq(touches.leadId, leadId))).find(({ status }) => status === "planned");

const sleepAgain = (db: Db, leadId: string, dormancyReason: DormancyReason, at: Date) =>
  db.transaction(async (tx) => {
    await moveLead(tx, { leadId, to: "ready", nextAction: "call", dueAt: at, reason: "woken", by: null, now: at });
    const slept = { to: "nurturing", nextAction: "wake", dormancyReason, reason: "not-now", by: null } as const;
    await moveLead(tx, { leadId, ...slept, dueAt: daysAfter(at, 150), now: minutesAfter(at, 10) });
  });

/** As a manager chooses who has just opened the page. */
const choosing = async (db: Db, wish: Omit<Parameters<typeof setReasonPlans>[1], "seen">) =>
  setReasonPlans(db, { ...wish, seen: await reasonsSeen(db, wish.campaignId) });

dbTest("a lead begins the plan of its reason: the house’s own, the campaign’s default, or none", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 10 }] });
  const choices = all("rest", { "unhappy-but-staying": "unhappy", seasonal: "none" });
  expect(await choosing(db, { campaignId: calder.campaignId, choices, by: marc, now })).toEqual({ ok: true });
  const unhappy = await givenSleeper(db, calder, { dormancyReason: "unhappy-but-staying" });
  const other = await givenSleeper(db, calder, { company: "The others Ltd" });
  const seasonal = await givenSleeper(db, calder, { company: "Ice Ltd", dormancyReason: "seasonal" });

  expect(await startRuns(db, { now })).toBe(2);

  expect(await planOf(db, unhappy.leadId)).toBe(presets.unhappy.name);
  expect(await planOf(db, other.leadId)).toBe("A plan");
  expect(await planOf(db, seasonal.leadId)).toBeNull();
});

dbTest("what the house brings becomes the campaign’s own once, however often it is chosen", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const choices = { ...presetFor };
  for (let turn = 0; turn < 2; turn++)
    expect(await choosing(db, { campaignId: calder.campaignId, choices, by: marc, now })).toEqual({ ok: true });
  const plans = await db.select().from(touchPlans);
  expect(plans).toHaveLength(9);
  expect(plans.every(({ campaignId, isDefault }) => campaignId === calder.campaignId && !isDefault)).toBe(true);

  const theirs = all("none", { seasonal: plans[0]?.id ?? "" });
  expect(await choosing(db, { campaignId: harbour.campaignId, choices: theirs, by: marc, now })).toEqual({
    ok: false,
    reason: "no-such-plan",
  });
});

dbTest(
  "a changed choice leaves whoever is on a plan there until they sleep anew; whoever has none begins it",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const set = (choices: PlanChoices) => choosing(db, { campaignId: calder.campaignId, choices, by: marc, now });
    await set(all("none", { "not-now": "monthly" }));
    const { leadId } = await givenSleeper(db, calder);
    const without = await givenSleeper(db, calder, { company: "Ice Ltd", dormancyReason: "seasonal" });
    await startRuns(db, { now });

    await set(all("unhappy"));
    await startRuns(db, { now: minutesAfter(now, 1) });
    expect(await planOf(db, leadId)).toBe(presets.monthly.name);
    expect(await planOf(db, without.leadId)).toBe(presets.unhappy.name);

    const later = daysAfter(now, 3);
    await sleepAgain(db, leadId, "not-now", later);
    await Promise.all([1, 2].map((minutes) => startRuns(db, { now: minutesAfter(later, 10 + minutes) })));
    expect(await runsOf(db, leadId)).toEqual([
      { name: presets.monthly.name, endReason: "slept-anew" },
      { name: presets.unhappy.name, endReason: null },
    ]);
  },
);

dbTest("who sleeps anew for the same plan goes on where they were, the next step counted from now", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  const { leadId } = await givenSleeper(db, calder);
  await startRuns(db, { now });
  const later = daysAfter(now, 28);
  await sleepAgain(db, leadId, "decides-slowly", later);

  await startRuns(db, { now: minutesAfter(later, 11) });

  expect(await runsOf(db, leadId)).toEqual([{ name: "A plan", endReason: null }]);
  expect(await plannedOf(db, leadId)).toMatchObject({ turn: 1, dueAt: new Date("2027-01-14T09:30:00Z") });
});

dbTest("what an agent chose counts for that sleep alone, and no plan is a choice as well", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 10 }] });
  await choosing(db, { campaignId: calder.campaignId, choices: all("unhappy"), by: marc, now });
  const chosen = await givenSleeper(db, calder);
  const none = await givenSleeper(db, calder, { company: "Ice Ltd" });
  await db.transaction(async (tx) => {
    await choosePlan(tx, { leadId: chosen.leadId, planId, by: marc, now });
    await choosePlan(tx, { leadId: none.leadId, planId: null, by: marc, now });
  });

  await startRuns(db, { now });
  expect(await planOf(db, chosen.leadId)).toBe("A plan");
  expect(await planOf(db, none.leadId)).toBeNull();

  const later = daysAfter(now, 40);
  for (const { leadId } of [chosen, none]) await sleepAgain(db, leadId, "not-now", later);
  await startRuns(db, { now: minutesAfter(later, 11) });
  expect(await planOf(db, chosen.leadId)).toBe(presets.unhappy.name);
  expect(await planOf(db, none.leadId)).toBe(presets.unhappy.name);
});

dbTest("under contract all is quiet until four weeks before they wake, and that day is followed", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await choosing(db, { campaignId: calder.campaignId, choices: all("contract"), by: marc, now });
  const { leadId } = await givenSleeper(db, calder, {
    dormancyReason: "under-contract",
    dueAt: new Date("2027-06-01T08:00:00Z"),
  });
  await startRuns(db, { now });
  expect(await plannedOf(db, leadId)).toMatchObject({ kind: "letter", dueAt: new Date("2027-05-05T08:30:00Z") });

  expect(await followWakes(db, { now })).toBe(0);
  await db
    .update(leads)
    .set({ dueAt: new Date("2027-09-01T08:00:00Z") })
    .where(eq(leads.id, leadId));
  expect(await followWakes(db, { now })).toBe(1);
  expect(await plannedOf(db, leadId)).toMatchObject({ dueAt: new Date("2027-08-05T08:30:00Z") });
});

dbTest("who answers while others are put on their plans is not put on one behind their back", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const set = (choices: PlanChoices) => choosing(db, { campaignId: calder.campaignId, choices, by: marc, now });
  await set(all("monthly"));
  const first = await givenSleeper(db, calder);
  const second = await givenSleeper(db, calder, { company: "Ice Ltd" });
  await startRuns(db, { now });
  await set(all("unhappy"));
  const later = daysAfter(now, 3);
  await sleepAgain(db, first.leadId, "not-now", later);
  await sleepAgain(db, second.leadId, "not-now", minutesAfter(later, 1));
  const then = minutesAfter(later, 12);
  const runOf = async (leadId: string) => (await db.select().from(touchRuns).where(eq(touchRuns.leadId, leadId)))[0];
  const [one, other] = [await runOf(first.leadId), await runOf(second.leadId)];

  const { starting } = await db.transaction(async (tx) => {
    await tx
      .select()
      .from(touchRuns)
      .where(eq(touchRuns.id, one?.id ?? ""))
      .for("update");
    const starting = startRuns(db, { now: then });
    await untilBlocked(db);
    const no = { runId: other?.id ?? "", reason: "unsubscribed", by: null, now: then } as const;
    expect(await db.transaction((meanwhile) => endRun(meanwhile, no))).toBe(true);
    return { starting };
  });

  expect(await starting).toBe(1);
  expect(await runsOf(db, second.leadId)).toEqual([{ name: presets.monthly.name, endReason: "unsubscribed" }]);
});

dbTest(
  "a day that moves while somebody sends the last of a plan is followed without waiting in a circle",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    await givenPlan(db, calder, { by: marc, steps: [{ kind: "letter", afterDays: 1 }], repeats: false });
    await db.update(touchPlans).set({ beforeWakeDays: 28 });
    const { leadId } = await givenSleeper(db, calder);
    await startRuns(db, { now });
    await db
      .update(leads)
      .set({ dueAt: daysAfter(now, 300) })
      .where(eq(leads.id, leadId));

    const { following } = await db.transaction(async (tx) => {
      await lockLead(tx, leadId);
      const [touch] = await tx.select().from(touches).where(eq(touches.leadId, leadId)).for("update");
      if (!touch) throw new Error("Nothing was planned.");
      const following = followWakes(db, { now });
      await Promise.race([following, untilBlocked(db)]);
      await settleTouch(tx, { touch, skipped: null, by: marc, now });
      return { following };
    });

    expect(await following).toBe(0);
    expect(await runsOf(db, leadId)).toMatchObject([{ endReason: "finished" }]);
  },
);
