import { expect, test } from "vitest";
import { addedPoints, axis, conversion, conversionByWeek, weekNow, weekOf, wilson } from "./conversion.ts";

const calder = { leads: 2_150, won: 645 };
const monday = { startsOn: "2026-09-07", zone: "UTC" };
const tuesdayOfWeek11 = new Date("2026-11-17T10:12:00Z");

test("wins from the backlog count over the leads of the baseline", () => {
  expect(conversion(calder, { leads: 1_234, won: 27 }).value).toBeCloseTo((645 + 27) / 2_150, 10);
});

test("Wilson's interval is the one of the books", () => {
  const tenOfHundred = wilson(10, 100);
  expect(tenOfHundred.low).toBeCloseTo(0.0552, 4);
  expect(tenOfHundred.high).toBeCloseTo(0.1744, 4);
  expect(wilson(0, 100)).toMatchObject({ value: 0, low: 0 });
  expect(wilson(0, 100).high).toBeCloseTo(0.037, 4);
  expect(wilson(100, 100).high).toBe(1);
});

test("the baseline's own uncertainty is in the interval, so it is never narrower than the baseline's", () => {
  const before = conversion(calder, { leads: 1_234, won: 0 });
  const after = conversion(calder, { leads: 1_234, won: 27 });
  const alone = wilson(645, 2_150);

  expect(after.value - after.low).toBeGreaterThan(alone.value - alone.low);
  expect(after.high - after.value).toBeGreaterThan(alone.high - alone.value);
  expect(before.value).toBe(alone.value);
  expect(before.low).toBeCloseTo(alone.low, 10);
});

test("a client who handed over few fresh leads cannot be told much", () => {
  const few = conversion({ leads: 20, won: 6 }, { leads: 100, won: 1 });
  const many = conversion({ leads: 20_000, won: 6_000 }, { leads: 100, won: 1 });
  expect(few.high - few.low).toBeGreaterThan(10 * (many.high - many.low));
});

test("what the backlog adds has an interval that leaves nought only once something is won", () => {
  expect(addedPoints(calder, { leads: 1_234, won: 0 })).toMatchObject({ value: 0, low: 0 });
  expect(addedPoints(calder, { leads: 1_234, won: 27 }).low).toBeGreaterThan(0);
  expect(addedPoints(calder, { leads: 0, won: 0 })).toEqual({ value: 0, low: 0, high: 0 });
});

test("a week counts what was reported by its end, and week 0 is the baseline", () => {
  const wonAt = [new Date("2026-09-07T09:00:00Z"), new Date("2026-09-13T23:59:59Z"), new Date("2026-09-14T00:00:00Z")];
  const weeks = conversionByWeek(calder, { leads: 100, wonAt, start: monday, now: tuesdayOfWeek11 });

  expect(weeks).toHaveLength(12);
  expect(weeks.map(({ won }) => won).slice(0, 4)).toEqual([0, 2, 3, 3]);
  expect(weeks.at(-1)).toMatchObject({ week: 11, won: 3 });
  expect(weeks[0]?.value).toBe(0.3);
});

test("the first day is in week 1, and so is a day before the campaign began", () => {
  const week = (at: string) => weekOf(monday, new Date(at));
  expect(week("2026-09-07T00:00:00Z")).toBe(1);
  expect(week("2026-09-13T23:00:00Z")).toBe(1);
  expect(week("2026-09-14T00:00:00Z")).toBe(2);
  expect(week("2026-09-01T00:00:00Z")).toBe(1);
});

test("weeks turn at the client's midnight, also after its clocks were changed", () => {
  const california = { startsOn: "2026-10-19", zone: "America/Los_Angeles" };
  const sundayEvening = new Date("2026-10-25T18:00:00-07:00");
  const lateSunday = new Date("2026-11-01T23:30:00-08:00");
  const weeks = conversionByWeek(calder, {
    ...{ leads: 100, start: california, wonAt: [sundayEvening, lateSunday] },
    now: new Date("2026-11-10T12:00:00-08:00"),
  });
  expect(weeks.map(({ won }) => won)).toEqual([0, 1, 2, 2, 2]);
  expect(weekNow(california, "2026-11-15", lateSunday)).toEqual({ now: 2, of: 4 });
});

test("weeks turn at midnight also where the campaign's first day has none", () => {
  const santiago = { startsOn: "2026-09-06", zone: "America/Santiago" };
  const afterMidnight = new Date("2026-09-13T00:30:00-03:00");
  const weeks = conversionByWeek(calder, {
    ...{ leads: 100, start: santiago, wonAt: [afterMidnight] },
    now: new Date("2026-09-22T12:00:00-03:00"),
  });
  expect(weekOf(santiago, afterMidnight)).toBe(2);
  expect(weeks.map(({ won }) => won)).toEqual([0, 0, 1, 1]);
});

test("the axis says that it is cut, and is not where nought is near", () => {
  const far = axis([conversion(calder, { leads: 1_234, won: 27 })]);
  expect(far.cut).toBe(true);
  expect(far.low).toBeGreaterThan(0.25);
  expect(axis([{ value: 0.02, low: 0.001, high: 0.05 }])).toMatchObject({ low: 0, cut: false });
});
