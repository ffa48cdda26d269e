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

const inLondon = (on: string, time: string | null) => {
  const promised = promisedAt({ on, time }, "Europe/London");
  return promised.ok ? promised.at.toISOString() : promised.reason;
};

test("the skipped hour begins and ends with its minute, and so does the one that comes twice", () => {
  expect(inLondon("2027-03-28", "00:59")).toBe("2027-03-28T00:59:00.000Z");
  expect(inLondon("2027-03-28", "01:00")).toBe("no-such-time");
  expect(inLondon("2027-03-28", "01:59")).toBe("no-such-time");
  expect(inLondon("2027-03-28", "02:00")).toBe("2027-03-28T01:00:00.000Z");

  expect(inLondon("2027-10-31", "00:59")).toBe("2027-10-30T23:59:00.000Z");
  expect(inLondon("2027-10-31", "01:00")).toBe("2027-10-31T00:00:00.000Z");
  expect(inLondon("2027-10-31", "01:59")).toBe("2027-10-31T00:59:00.000Z");
  expect(inLondon("2027-10-31", "02:00")).toBe("2027-10-31T02:00:00.000Z");
});

test("a day begins and ends with its own midnight, and midnight has one name", () => {
  expect(inLondon("2027-06-01", "00:00")).toBe("2027-05-31T23:00:00.000Z");
  expect(inLondon("2027-06-01", "23:59")).toBe("2027-06-01T22:59:00.000Z");
  expect(inLondon("2027-06-01", "24:00")).toBe("no-such-time");
  expect(inLondon("2027-03-28", null)).toBe("2027-03-28T08:00:00.000Z");
  expect(inLondon("2027-03-27", null)).toBe("2027-03-27T09:00:00.000Z");
  expect(wallOf(new Date("2027-05-31T22:59:59.999Z"), "Europe/London")).toBe("2027-05-31T23:59");
  expect(wallOf(new Date("2027-05-31T23:00:00Z"), "Europe/London")).toBe("2027-06-01T00:00");
});

test("a promise is kept as their own clock shows it", () => {
  expect(wallOf(new Date("2026-11-19T06:30:00Z"), "Australia/Perth")).toBe("2026-11-19T14:30");
});

test("a day the calendar does not have is refused", () => {
  expect(promisedAt({ on: "2027-02-30", time: "10:00" }, "Europe/London").ok).toBe(false);
});

test("a promise is kept as their clocks go, also where the tables of a release are behind", () => {
  const promised = promisedAt({ on: "2026-12-01", time: "14:30" }, "America/Vancouver");

  // British Columbia does not fall back any more (`kit/zone-corrections.ts`): half past two there is an hour sooner.
  expect(promised).toEqual({ ok: true, at: new Date("2026-12-01T21:30:00Z") });
  expect(wallOf(new Date("2026-12-01T21:30:00Z"), "America/Vancouver")).toBe("2026-12-01T14:30");
});
