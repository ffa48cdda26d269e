import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, companies, touchSteps } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { lettersDue } from "./letters.server.ts";

const inAMonth = new Date("2026-12-17T10:00:00Z");

/** A sleeping lead whose plan owes it a letter in a month. */
async function givenLetter(db: Db) {
  const story = await givenStory(db);
  const planId = await givenPlan(db, story.calder, { by: story.marc, steps: [{ kind: "letter", afterDays: 30 }] });
  const lead = await givenSleeper(db, story.calder);
  await startRuns(db, { now: tuesday10am });
  return { ...story, ...lead, planId };
}

dbTest("letters are printed while their campaign writes", async ({ db }) => {
  const { calder } = await givenLetter(db);
  const campaign = (now: Partial<typeof campaigns.$inferInsert>) =>
    db.update(campaigns).set(now).where(eq(campaigns.id, calder.campaignId));

  expect(await lettersDue(db, { now: inAMonth })).toMatchObject([{ body: "Hello Helen,\n\nCalder Telematics asks." }]);
  await campaign({ status: "paused", pausedUntil: "2026-12-18" });
  expect(await lettersDue(db, { now: inAMonth })).toEqual([]);
  await campaign({ status: "live", pausedUntil: null });
  expect(await lettersDue(db, { now: inAMonth })).toHaveLength(1);
  await campaign({ endsOn: "2026-12-16" });
  expect(await lettersDue(db, { now: inAMonth })).toEqual([]);
});

dbTest("what the plan no longer sends as a letter is not printed", async ({ db }) => {
  const { planId } = await givenLetter(db);
  await db.update(touchSteps).set({ kind: "email" }).where(eq(touchSteps.planId, planId));

  expect(await lettersDue(db, { now: inAMonth })).toEqual([]);
});

dbTest("a letter abroad names the country, and the state where the post needs it", async ({ db }) => {
  const { companyId } = await givenLetter(db);
  const moved = async (to: Partial<typeof companies.$inferInsert>) => {
    await db.update(companies).set(to).where(eq(companies.id, companyId));
    return (await lettersDue(db, { now: inAMonth }))[0]?.address.slice(2);
  };
  expect(await moved({ addressLine1: "1 Quay", city: "Leith", region: "SCT", postcode: "EH6 6AA" })).toEqual([
    "1 Quay",
    "Leith",
    "EH6 6AA",
  ]);
  expect(await moved({ city: "Austin", region: "TX", postcode: "78701", country: "US" })).toEqual([
    "1 Quay",
    "Austin TX 78701",
    "UNITED STATES",
  ]);
  expect(await moved({ city: "Dublin", region: null, postcode: "D02 X285", country: "IE" })).toEqual([
    "1 Quay",
    "Dublin",
    "D02 X285",
    "IRELAND",
  ]);
});
