import { expect, test } from "vitest";
import { promisedAt, wallOf } from "./promised-at.ts";

test("a promise is kept on the lead's own clock", () => {
  expect(promisedAt({ on: "2026-11-19", time: "14:30" }, "Europe/London")).toEqual({
    ok: true,
    at: new Date("2026-11-19T14:30:00Z"),
  });
  expect(promisedAt({ on: "2026-11-19", time: "14:30" }, "Australia/Perth")).toEqual({
    ok: true,
    at: new Date("2026-11-19T06:30:00Z"),
  });
});

test("a day alone means the start of its working day", () => {
  expect(promisedAt({ on: "2027-06-01", time: null }, "Europe/London")).toEqual({
    ok: true,
    at: new Date("2027-06-01T08:00:00Z"),
  });
});

test("an hour that the change of clocks skips is refused, one that comes twice is the first", () => {
  expect(promisedAt({ on: "2027-03-28", time: "01:30" }, "Europe/London")).toEqual({
    ok: false,
    reason: "no-such-time",
  });
  expect(promisedAt({ on: "2027-10-31", time: "01:30" }, "Europe/London")).toEqual({
    ok: true,
    at: new Date("2027-10-31T00:30:00Z"),
  });
});

test("a promise is kept as their own clock shows it", () => {
  expect(wallOf(new Date("2026-11-19T06:30:00Z"), "Australia/Perth")).toBe("2026-11-19T14:30");
});

test("a day the calendar does not have is refused", () => {
  expect(promisedAt({ on: "2027-02-30", time: "10:00" }, "Europe/London").ok).toBe(false);
});
