import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { startRuns } from "#app/features/nurture/touch-runs.server.ts";
import { leads } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { dueList } from "./due.server.ts";

dbTest("a card is handed out only while its lead sleeps", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  const { leadId } = await givenSleeper(db, calder);
  await startRuns(db, { now: tuesday10am });
  const due = async () =>
    (await dueList(db, { agentId: null, campaignId: null, now: daysAfter(tuesday10am, 31) })).items;

  expect(await due()).toMatchObject([{ kind: "card", leadId }]);

  const closed = { stage: "closed", nextAction: null, dueAt: null, closedReason: "never-a-fit" } as const;
  await db
    .update(leads)
    .set({ ...closed, dormancyReason: null })
    .where(eq(leads.id, leadId));
  expect(await due()).toEqual([]);
});
