import { expect } from "vitest";
import { dormancyReasons } from "#db/vocabulary.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan } from "#tests/given-plan.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as choose, loader as chosen } from "./campaign-plans.tsx";
import { loader as opened, action as save } from "./plan.tsx";
import { loader as written } from "./plan-new.tsx";

dbTest("a plan is saved as it was opened, and a form that is older than the plan is told so", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }], now: tuesday10am });
  const page = (await answerOf(opened(await requestBy(db, { by: marc }, { planId })))).body as { seen: string };
  const terms = { leastTouches: "0", touchDays: "90", leastCalls: "0", callDays: "90" };
  const step = { "steps[0].kind": "card", "steps[0].afterDays": "40" };
  const send = async (name: string) => {
    const form = { name, seen: page.seen, repeats: "on", ...terms, ...step };
    return answerOf(save(await requestBy(db, { by: marc, form }, { planId })));
  };

  expect(await send("A plan")).toMatchObject({ status: 302, location: "/plans" });
  expect(await send("Another name")).toMatchObject({
    status: 409,
    body: { error: { "": [expect.stringContaining("A colleague has changed this plan")] } },
  });
});

dbTest(
  "a second plan does not take from the first that it begins by itself unless somebody ticks that",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const { campaignId } = calder;
    const begins = async () => (await answerOf(written(await requestBy(db, { by: marc }, { campaignId })))).body;

    expect(await begins()).toMatchObject({ campaign: { hasDefault: false } });
    await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
    expect(await begins()).toMatchObject({ campaign: { hasDefault: true } });
  },
);

dbTest("of two managers who choose a plan for each reason the second is told, and nothing is lost", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { campaignId } = calder;
  const open = async () => (await answerOf(chosen(await requestBy(db, { by: marc }, { campaignId })))).body;
  const { seen } = (await open()) as { seen: string };
  const send = async (plan: string) => {
    const plans = Object.fromEntries(dormancyReasons.map((reason) => [`plans.${reason}`, plan]));
    return answerOf(choose(await requestBy(db, { by: marc, form: { seen, ...plans } }, { campaignId })));
  };

  expect(await send("unhappy")).toMatchObject({ status: 302 });
  expect(await send("unhappy"), "sent twice").toMatchObject({ status: 302 });
  expect(await send("none")).toMatchObject({
    status: 409,
    body: { error: { "": [expect.stringContaining("A colleague has chosen plans")] } },
  });
  expect(await open()).toMatchObject({ proposed: false, plans: [{ own: true }, ...Array(8).fill({ own: false })] });
});
