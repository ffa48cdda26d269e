import fc from "fast-check";
import { expect, test } from "vitest";
import { dormancyReasons, planPresets } from "#db/vocabulary.ts";
import { unfair } from "./openers.ts";
import { PlanForm } from "./plan-form.ts";
import { presetFor, presets } from "./plan-presets.ts";
import { beginsAt, minimaOf, touchAfter } from "./touch-plan.ts";

const preset = fc.constantFrom(...planPresets);

test.for(planPresets)(
  "what the house brings can be saved, keeps what it owes, and says nothing of others: %s",
  (key) => {
    const { steps, beforeWakeDays, ...terms } = presets[key];
    const written = steps.map(({ subject, body, ...step }) => ({
      ...step,
      subject: subject ?? undefined,
      body: body ?? undefined,
    }));
    const saved = PlanForm.safeParse({ ...terms, beforeWakeDays: beforeWakeDays ?? undefined, steps: written });
    expect(saved.error).toBeUndefined();
    expect(minimaOf(presets[key], presets[key]).filter(({ kept, least }) => !kept || least === 0)).toEqual([]);
    const bodies = steps.flatMap(({ body }) => body ?? []);
    expect(bodies.filter((body) => unfair(body, null))).toEqual([]);
    // A sentence begins after the salutation, however that ends.
    expect(bodies.filter((body) => /^(Hello|Dear) [^\n]*\n\n\p{Ll}/u.test(body))).toEqual([]);
  },
);

test("every reason to sleep has a plan, and nobody under contract is written to before the quarter in which it turns", () => {
  expect(Object.keys(presetFor).sort()).toEqual([...dormancyReasons].sort());
  expect(presets[presetFor["under-contract"]].beforeWakeDays).toBeLessThanOrEqual(91);
});

test("unhappy and staying is called every four to six months, at the latest", () => {
  const { steps } = presets[presetFor["unhappy-but-staying"]];
  const between = steps.reduce((days, { afterDays }) => days + afterDays, 0);
  expect(between).toBeGreaterThanOrEqual(120);
  expect(between).toBeLessThanOrEqual(184);
});

test("a plan that is quiet at first touches nobody before its time, and is over within a working week of their day", () => {
  const now = new Date("2026-11-17T10:12:00Z");
  const dayMs = 86_400_000;
  fc.assert(
    fc.property(preset, fc.integer({ min: 60, max: 900 }), (key, days) => {
      const plan = presets[key];
      if (plan.beforeWakeDays === null) return;
      const wakeAt = new Date(now.getTime() + days * dayMs);
      let from = beginsAt(plan.beforeWakeDays, wakeAt, now);
      for (let done = 0; done < plan.steps.length; done++) {
        const next = touchAfter(plan, done, { from, zone: "Europe/London" });
        if (!next) throw new Error("It ended before its last step.");
        expect(next.dueAt.getTime()).toBeGreaterThan(wakeAt.getTime() - plan.beforeWakeDays * dayMs);
        from = next.dueAt;
      }
      expect(from.getTime()).toBeLessThan(wakeAt.getTime() + 7 * dayMs);
    }),
  );
});

test("where the day they wake is nearer than a plan is long, it begins at once", () => {
  const now = new Date("2026-11-17T10:12:00Z");
  const soon = new Date("2026-11-20T10:00:00Z");
  expect(beginsAt(28, soon, now)).toEqual(now);
  expect(beginsAt(null, soon, now)).toEqual(now);
});
