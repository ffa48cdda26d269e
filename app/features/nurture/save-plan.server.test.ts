import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { countryBases, events, touchPlans } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, seenOf } from "#tests/given-plan.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { savePlan } from "./save-plan.server.ts";

const now = tuesday10am;

dbTest("what refers to a campaign is written while a plan of it is saved", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { clientId, campaignId } = calder;
  const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  const terms = { isDefault: true, repeats: true, leastTouches: 0, touchDays: 90, leastCalls: 0, callDays: 90 };
  const seen = await seenOf(db, planId);
  const plan = { ...terms, seen, name: "A better name", steps: [{ kind: "card" as const, afterDays: 30 }] };

  const { saving } = await db.transaction(async (tx) => {
    await tx.select().from(touchPlans).where(eq(touchPlans.id, planId)).for("update");
    const saving = savePlan(db, { campaignId, planId, plan, by: marc, now });
    await untilBlocked(db);
    await tx.insert(countryBases).values({ clientId, campaignId, country: "DE", basis: "Asked.", by: marc, at: now });
    return { saving };
  });

  expect(await saving).toEqual({ ok: true, planId });
});

dbTest("of two managers who have one plan open the second is told, and overwrites nothing unseen", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { campaignId } = calder;
  const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  const terms = { isDefault: true, repeats: true, leastTouches: 0, touchDays: 90, leastCalls: 0, callDays: 90 };
  const steps = [{ kind: "card" as const, afterDays: 30 }];
  const seen = await seenOf(db, planId);
  const save = (name: string, how: string | undefined = seen) =>
    savePlan(db, { campaignId, planId, plan: { ...terms, name, steps, seen: how }, by: marc, now });
  const nameNow = async () => (await db.select().from(touchPlans)).map(({ name }) => name);
  const saved = async () => db.select().from(events).where(eq(events.type, "plan.saved"));

  const both = await Promise.all([save("Hers"), save("His")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, reason: "changed-meanwhile" });
  const [name = ""] = await nameNow();
  expect(await save(name), "the same sent twice").toEqual({ ok: true, planId });
  expect(await saved()).toHaveLength(2);

  expect(await save("Reloaded", await seenOf(db, planId))).toEqual({ ok: true, planId });
  expect(await nameNow()).toEqual(["Reloaded"]);
});

dbTest("a plan that stopped beginning by itself while it was open does not begin again unseen", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { campaignId } = calder;
  const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  const seen = await seenOf(db, planId);
  const terms = { isDefault: true, repeats: true, leastTouches: 0, touchDays: 90, leastCalls: 0, callDays: 90 };
  const steps = [{ kind: "card" as const, afterDays: 40 }];
  const save = (id: string | null, name: string) =>
    savePlan(db, { campaignId, planId: id, plan: { ...terms, name, steps, seen }, by: marc, now });

  expect(await save(null, "Another")).toMatchObject({ ok: true });

  expect(await save(planId, "A plan")).toEqual({ ok: false, reason: "changed-meanwhile" });
  expect((await db.select().from(touchPlans)).filter(({ isDefault }) => isDefault)).toMatchObject([
    { name: "Another" },
  ]);
});
