import fc from "fast-check";
import { expect, test } from "vitest";
import { touchKinds } from "#db/vocabulary.ts";
import { classicPlan } from "./classic-plan.ts";
import { courseAfter, minimaOf, type Plan, stepOf, touchAfter } from "./touch-plan.ts";

/** A Tuesday. */
const asleepSince = new Date("2026-11-17T10:12:00Z");
const zone = "Europe/London";

test("the classic plan has news every fourth week, and its fourth touch is a call, which comes every other month", () => {
  const kinds: string[] = [];
  let from = asleepSince;
  for (let done = 0; done < 8; done++) {
    const next = touchAfter(classicPlan, done, { from, zone });
    if (!next) throw new Error("The classic plan ended.");
    kinds.push(`${next.kind} ${next.dueAt.toISOString().slice(0, 16)}`);
    from = next.dueAt;
  }
  expect(kinds).toEqual([
    "email 2026-12-01T09:30",
    "email 2026-12-29T09:30",
    "email 2027-01-05T09:30",
    "call 2027-01-12T09:30",
    "email 2027-01-26T09:30",
    "email 2027-02-23T09:30",
    "email 2027-03-02T09:30",
    "call 2027-03-09T09:30",
  ]);
  expect(minimaOf(classicPlan, classicPlan)).toMatchObject([
    { what: "touches", kept: true },
    { what: "calls", least: 1, days: 61, planned: 1, kept: true },
  ]);
  expect(minimaOf(classicPlan, { leastTouches: 1, touchDays: 31, leastCalls: 0, callDays: 61 })[0]?.kept).toBe(true);
});

test("a plan that ends has no touch after its last step; one that repeats begins again", () => {
  const plan = { repeats: false, steps: [{ kind: "card", afterDays: 10 }] } as const;
  expect(touchAfter(plan, 1, { from: asleepSince, zone })).toBeNull();
  expect(touchAfter({ ...plan, repeats: true }, 1, { from: asleepSince, zone })).toMatchObject({
    turn: 2,
    kind: "card",
  });
  expect(touchAfter({ repeats: true, steps: [] }, 0, { from: asleepSince, zone })).toBeNull();
});

test("of a plan that was shortened, a touch beyond its end has no step; one that repeats finds its step again", () => {
  const steps = [{ kind: "email", afterDays: 10 }] as const;
  expect(stepOf({ repeats: false, steps }, 1)?.kind).toBe("email");
  expect(stepOf({ repeats: false, steps }, 2)).toBeUndefined();
  expect(stepOf({ repeats: true, steps }, 2)?.kind).toBe("email");
  expect(stepOf({ repeats: true, steps: [] }, 1)).toBeUndefined();
});

test("minima are counted in the worst span of days", () => {
  const calls = { leastTouches: 0, touchDays: 30, leastCalls: 1, callDays: 61 };
  const every = (days: number): Plan => ({ repeats: true, steps: [{ kind: "call", afterDays: days }] });
  expect(minimaOf(every(60), calls)[1]).toMatchObject({ planned: 1, kept: true });
  expect(minimaOf(every(62), calls)[1]).toMatchObject({ planned: 0, kept: false });
  expect(minimaOf({ repeats: true, steps: [] }, calls)[1]).toMatchObject({ planned: 0, kept: false });
});

const plans = fc.record({
  repeats: fc.boolean(),
  steps: fc.array(fc.record({ kind: fc.constantFrom(...touchKinds), afterDays: fc.integer({ min: 1, max: 200 }) }), {
    minLength: 1,
    maxLength: 8,
  }),
});

test("every touch is dated later than the one before, on a working day, and its step is found again", () => {
  fc.assert(
    fc.property(plans, fc.constantFrom("Europe/London", "Australia/Perth", "America/New_York"), (plan, where) => {
      let from = asleepSince;
      for (let done = 0; done < 20; done++) {
        const next = touchAfter(plan, done, { from, zone: where });
        expect(next === null).toBe(!plan.repeats && done >= plan.steps.length);
        if (!next) return;
        expect(next.turn).toBe(done + 1);
        expect(next.dueAt > from).toBe(true);
        expect(stepOf(plan, next.turn)?.kind).toBe(next.kind);
        from = next.dueAt;
      }
    }),
  );
});

test("what follows a touch are the touches that come of it one by one, until they wake and no more than are asked for", () => {
  const step = fc.record({ kind: fc.constantFrom(...touchKinds), afterDays: fc.integer({ min: 1, max: 60 }) });
  const plan = fc.record({ repeats: fc.boolean(), steps: fc.array(step, { minLength: 1, maxLength: 5 }) });
  const asked = fc.record({ most: fc.integer({ min: 1, max: 8 }), days: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(plan, asked, (plan, { most, days }) => {
      const first = touchAfter(plan, 0, { from: asleepSince, zone });
      if (!first) throw new Error("A plan has a first touch.");
      const until = new Date(asleepSince.getTime() + days * 86_400_000);
      const course = courseAfter(plan, first, { zone, until, most });

      let before = first;
      for (const touch of course) {
        expect(touch).toEqual(touchAfter(plan, before.turn, { from: before.dueAt, zone }));
        expect(touch.dueAt.getTime()).toBeLessThan(until.getTime());
        before = touch;
      }
      const further = touchAfter(plan, before.turn, { from: before.dueAt, zone });
      expect(course.length === most || further === null || further.dueAt >= until).toBe(true);
    }),
  );
});
