import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { countryBases, touchPlans } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan } from "#tests/given-plan.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { savePlan } from "./save-plan.server.ts";

const now = tuesday10am;

dbTest("what refers to a campaign is written while a plan of it is saved", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { clientId, campaignId } = calder;
  const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  const terms = { isDefault: true, repeats: true, leastTouches: 0, touchDays: 90, leastCalls: 0, callDays: 90 };
  const plan = { ...terms, name: "A better name", steps: [{ kind: "card" as const, afterDays: 30 }] };

  const { saving } = await db.transaction(async (tx) => {
    await tx.select().from(touchPlans).where(eq(touchPlans.id, planId)).for("update");
    const saving = savePlan(db, { campaignId, planId, plan, by: marc, now });
    await untilBlocked(db);
    await tx.insert(countryBases).values({ clientId, campaignId, country: "DE", basis: "Asked.", by: marc, at: now });
    return { saving };
  });

  expect(await saving).toEqual({ ok: true, planId });
});
