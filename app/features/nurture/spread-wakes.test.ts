import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadWakes, wakeHour } from "./spread-wakes.ts";

/** A Thursday. */
const today = "2026-11-19";

test("a few wake at once; many are spread over working days, around those who wake then anyway", () => {
  expect(spreadWakes(5, { today, perDay: 10, taken: new Map() })).toEqual(Array(5).fill(today));
  expect(spreadWakes(5, { today, perDay: 2, taken: new Map([["2026-11-20", 1]]) })).toEqual([
    "2026-11-19",
    "2026-11-19",
    "2026-11-20",
    "2026-11-23",
    "2026-11-23",
  ]);
});

test("all are woken, none on a weekend, and no day gets more than can be called", () => {
  const day = fc
    .integer({ min: 0, max: 40 })
    .map((n) => new Date(Date.UTC(2026, 10, 19 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.tuple(day, fc.integer({ min: 0, max: 80 }))),
      (howMany, perDay, full) => {
        const taken = new Map(full);
        const days = spreadWakes(howMany, { today, perDay, taken });
        expect(days).toHaveLength(howMany);
        for (const on of new Set(days)) {
          expect(on >= today && ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())).toBe(true);
          const woken = days.filter((one) => one === on).length;
          expect(woken + (taken.get(on) ?? 0)).toBeLessThanOrEqual(perDay);
        }
      },
    ),
  );
});

test.each([
  ["where they are", null, "2026-11-20T09:00:00.000Z"],
  ["west of the client", "America/New_York", "2026-11-20T14:00:00.000Z"],
  ["east of it, once the client's day has begun", "Australia/Sydney", "2026-11-20T00:00:00.000Z"],
])("a woken lead's day begins at nine %s", (_, leadZone, at) => {
  expect(wakeHour("2026-11-20", { zone: "Europe/London", leadZone }).toISOString()).toBe(at);
});
