import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { leads, messages, touchPlans } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { leadPlan } from "./lead-plan.server.ts";

dbTest("what a plan owes stands beside what reached them, and an email that was refused did not", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
  await db.update(touchPlans).set({ leastTouches: 2, touchDays: 90, leastCalls: 1, callDays: 61 });
  const { leadId } = await givenSleeper(db, calder);
  await startRuns(db, { now: tuesday10am });
  const sentOn = daysAfter(tuesday10am, 30);
  await workTouches(db, { now: sentOn });
  const now = daysAfter(tuesday10am, 70);

  const { plan } = await leadPlan(db, { leadId, now });
  expect(plan?.owed).toMatchObject([
    { what: "touches", least: 2, had: 1, by: daysAfter(tuesday10am, 90).toISOString(), late: false },
    { what: "calls", least: 1, had: 0, by: daysAfter(tuesday10am, 61).toISOString(), late: true },
  ]);

  await db.update(messages).set({ status: "failed" }).where(eq(messages.oneClick, true));
  expect((await leadPlan(db, { leadId, now })).plan?.owed[0]).toMatchObject({ what: "touches", had: 0 });
});

dbTest(
  "what follows the next touch is told until the day they wake, and nothing once they are called",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const steps = [
      { kind: "email", afterDays: 14 },
      { kind: "call", afterDays: 28 },
    ] as const;
    await givenPlan(db, calder, { by: marc, steps: [...steps] });
    const { leadId } = await givenSleeper(db, calder, { dueAt: daysAfter(tuesday10am, 90) });
    await startRuns(db, { now: tuesday10am });

    const told = async () => (await leadPlan(db, { leadId, now: tuesday10am })).plan;
    expect(await told()).toMatchObject({
      next: { kind: "email", dueAt: "2026-12-01T09:30:00.000Z" },
      further: [
        { kind: "call", dueAt: "2026-12-29T09:30:00.000Z" },
        { kind: "email", dueAt: "2027-01-12T09:30:00.000Z" },
        { kind: "call", dueAt: "2027-02-09T09:30:00.000Z" },
      ],
    });
    await db
      .update(leads)
      .set({ stage: "ready", nextAction: "call", callableFrom: tuesday10am })
      .where(eq(leads.id, leadId));
    expect(await told()).toMatchObject({ next: { kind: "email" }, further: [] });
  },
);
