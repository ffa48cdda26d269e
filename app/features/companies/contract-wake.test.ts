import { expect, test } from "vitest";
import { threeQuarters, wakeAnew } from "./contract-wake.ts";

test("three quarters count from the start, else from the end; what is past rolls on by whole terms", () => {
  expect(threeQuarters({ startOn: "2026-03-01", endOn: "2028-03-01", months: null }, "2026-11-17")).toBe("2027-08-31");
  expect(threeQuarters({ startOn: null, endOn: "2027-02-28", months: 12 }, "2026-11-17")).toBe("2026-11-29");
  expect(threeQuarters({ startOn: null, endOn: "2026-06-30", months: null }, "2026-11-17")).toBe("2027-03-31");
  expect(threeQuarters({ startOn: null, endOn: null, months: 12 }, "2026-11-17")).toBeNull();
});

const until = (endOn: string) => ({ startOn: null, endOn, months: 12 });
const today = "2026-11-17";
// Monday, since the turn, 29 November, is a Sunday.
const asleep = { dueAt: new Date("2026-11-30T09:00:00Z"), zone: "Europe/London" };

test("a lead that sleeps until its contract's turn wakes at the turn of the new one, at the same hour there", () => {
  const after = until("2027-09-30");

  expect(threeQuarters(after, today)).toBe("2027-07-01");
  expect(wakeAnew(asleep, { before: until("2027-02-28"), after, today })).toEqual({
    dueAt: new Date("2027-07-01T08:00:00Z"),
    kept: false,
  });
});

test("a turn that was asked about long ago, and has rolled on since, still came from the contract", () => {
  const before = until("2021-02-28");
  const dueAt = new Date("2026-11-30T09:00:00Z");

  expect(wakeAnew({ ...asleep, dueAt }, { before, after: until("2027-09-30"), today })?.kept).toBe(false);
});

test("a day that a person chose is told, and stays", () => {
  const chosen = { ...asleep, dueAt: new Date("2027-01-11T09:00:00Z") };
  const unknown = { startOn: null, endOn: null, months: null };

  expect(wakeAnew(chosen, { before: until("2027-02-28"), after: until("2027-09-30"), today })?.kept).toBe(true);
  expect(wakeAnew(chosen, { before: unknown, after: until("2027-09-30"), today })?.kept).toBe(true);
});

test("a contract that turns on the same working day changes nothing", () => {
  expect(wakeAnew(asleep, { before: until("2027-02-28"), after: until("2027-03-01"), today })).toBeNull();
});
