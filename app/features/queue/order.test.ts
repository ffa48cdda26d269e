import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { factors, goodHours, type OrderFacts, rankOf, usualWeights, weigh } from "./order.ts";

const cold: OrderFacts = {
  promised: false,
  dated: false,
  standing: 30,
  wokenAt: null,
  goodHours: [],
  calls: 0,
  hour: 10,
  hourEndsAt: minutesAfter(tuesday10am, 60),
};
const place = (facts: Partial<OrderFacts>) => rankOf(weigh({ ...cold, ...facts }, usualWeights, tuesday10am).points);
const daysAgo = (days: number) => minutesAfter(tuesday10am, -days * 24 * 60);

describe("the usual order", () => {
  test("a promise, then dated work, then the near-qualified, then the cold", () => {
    const inOrder = [
      place({ promised: true, standing: 0, calls: 3 }),
      place({ dated: true, calls: 1 }),
      place({ standing: 90 }),
      place({ standing: 30 }),
      place({ standing: 5 }),
    ];
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(new Set(inOrder).size).toBe(inOrder.length);
  });

  test("nothing else together comes before a promise", () => {
    const best = { dated: true, standing: 100, wokenAt: daysAgo(1), goodHours: [10] };
    expect(place({ promised: true, standing: 0, calls: 20 })).toBeLessThan(place(best));
  });

  test("a wake is news for a week", () => {
    expect(place({ wokenAt: daysAgo(6) })).toBeLessThan(place({}));
    expect(place({ wokenAt: daysAgo(7) })).toBe(place({}));
  });

  test("an hour at which they have answered counts while it lasts, and fewer calls come before more", () => {
    expect(place({ goodHours: [10] })).toBeLessThan(place({ goodHours: [14] }));
    expect(place({ calls: 0 })).toBeLessThan(place({ calls: 2 }));
  });
});

test("each thing is worth its weight in full or in part, and never more nor less than nothing", () => {
  const worth = (facts: Partial<OrderFacts>, factor: (typeof factors)[number]) =>
    weigh({ ...cold, ...facts }, usualWeights, tuesday10am).parts.find((part) => part.factor === factor)?.points;
  expect([-10, 0, 50, 100, 250].map((standing) => worth({ standing }, "near-qualified"))).toEqual([0, 0, 25, 50, 50]);
  expect([0, 1, 2].map((calls) => worth({ calls }, "fewer-calls"))).toEqual([15, 7.5, 5]);
});

test("five points make a step: nothing stands at the last, and no sum comes before the first", () => {
  expect([0, 2, 3, 12, 10_000].map(rankOf)).toEqual([120, 120, 119, 118, 0]);
});

test("what the clock will change is known beforehand", () => {
  const until = (facts: Partial<OrderFacts>) => weigh({ ...cold, ...facts }, usualWeights, tuesday10am).holdsUntil;
  expect(until({})).toBeNull();
  expect(until({ wokenAt: daysAgo(6) })).toEqual(minutesAfter(tuesday10am, 24 * 60));
  expect(until({ wokenAt: daysAgo(6), goodHours: [14] })).toEqual(cold.hourEndsAt);
});

const facts = fc.record({
  promised: fc.boolean(),
  dated: fc.boolean(),
  standing: fc.integer({ min: 0, max: 100 }),
  wokenAt: fc.option(fc.integer({ min: 0, max: 30 }).map(daysAgo)),
  goodHours: fc.subarray([8, 9, 10, 11, 14, 16]),
  calls: fc.nat(20),
  hour: fc.integer({ min: 0, max: 23 }),
  hourEndsAt: fc.constant(cold.hourEndsAt),
});
const weights = fc.record(
  Object.fromEntries(factors.map((factor) => [factor, fc.integer({ min: 0, max: 100 })])) as Record<
    (typeof factors)[number],
    fc.Arbitrary<number>
  >,
);

test("whatever the weights: the parts add up, each step exists, and a weight of nought counts for nothing", () => {
  fc.assert(
    fc.property(facts, weights, fc.constantFrom(...factors), (of, by, factor) => {
      const { points, parts } = weigh(of, by, tuesday10am);
      expect(points).toBeCloseTo(parts.reduce((sum, part) => sum + part.points, 0));
      expect(rankOf(points)).toBeGreaterThanOrEqual(0);
      expect(rankOf(points)).toBeLessThanOrEqual(120);
      const without = weigh(of, { ...by, [factor]: 0 }, tuesday10am);
      expect(without.parts.find((part) => part.factor === factor)?.points).toBe(0);
      expect(without.points).toBeLessThanOrEqual(points + 1e-9);
    }),
  );
});

test("an answer teaches its hour and those beside it, unless most calls then went unanswered", () => {
  expect(goodHours([{ hour: 10, reached: true }])).toEqual([9, 10, 11]);
  expect(goodHours([{ hour: 10, reached: false }])).toEqual([]);
  const mixed = [
    { hour: 10, reached: true },
    { hour: 11, reached: false },
    { hour: 11, reached: false },
  ];
  expect(goodHours(mixed)).toEqual([9]);
  const half = [
    { hour: 23, reached: true },
    { hour: 23, reached: false },
  ];
  expect(goodHours(half)).toEqual([22, 23]);
});
