import fc from "fast-check";
import { expect, test } from "vitest";
import { owedOf } from "./owed.ts";

const day = (n: number) => new Date(Date.UTC(2026, 10, 17) + n * 86_400_000);
const startedAt = day(0);
const terms = { leastTouches: 3, touchDays: 90, leastCalls: 1, callDays: 61 };

test("two of three touches stand beside what is owed, and the day by which the next is due", () => {
  const made = { touches: [day(10), day(40)], calls: [] };

  expect(owedOf(made, terms, { startedAt, now: day(50) })).toEqual([
    { what: "touches", least: 3, days: 90, had: 2, by: day(90) },
    { what: "calls", least: 1, days: 61, had: 0, by: day(61) },
  ]);
});

test("a call is a touch as well, and puts both off", () => {
  const made = { touches: [day(10), day(40)], calls: [day(50)] };

  expect(owedOf(made, terms, { startedAt, now: day(102) })).toMatchObject([
    { what: "touches", had: 2, by: day(100) },
    { what: "calls", had: 1, by: day(111) },
  ]);
});

test("nothing is owed of the time before the plan began, and nothing where nothing is asked", () => {
  const made = { touches: [], calls: [day(-50)] };

  expect(owedOf(made, { ...terms, leastTouches: 0 }, { startedAt, now: day(1) })).toMatchObject([
    { what: "calls", had: 1, by: day(61) },
  ]);
});

test("whoever makes each touch by its day keeps the minimum in every span", () => {
  const asked = { leastCalls: fc.integer({ min: 1, max: 4 }), callDays: fc.integer({ min: 1, max: 60 }) };
  fc.assert(
    fc.property(fc.record(asked), fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (least, haste) => {
      const minima = { leastTouches: 0, touchDays: 1, ...least };
      const calls: Date[] = [];
      let now = startedAt;
      for (const share of haste) {
        const [owed] = owedOf({ touches: [], calls }, minima, { startedAt, now });
        const by = owed?.by ?? now;
        now = new Date(now.getTime() + Math.floor((by.getTime() - now.getTime()) * share));
        calls.push(now);
      }
      const span = minima.callDays * 86_400_000;
      for (const from of [startedAt, ...calls]) {
        const end = from.getTime() + span;
        // One that ends at this instant still has it for its next call.
        if (end >= now.getTime()) continue;
        const within = calls.filter((at) => at >= from && at.getTime() <= end && at !== from);
        expect(within.length).toBeGreaterThanOrEqual(minima.leastCalls);
      }
    }),
  );
});
