import fc from "fast-check";
import { expect, test } from "vitest";
import { dayPart, retryAt } from "./retry-at.ts";

const zone = "Europe/London";
const at = (iso: string) => new Date(iso);

test("who did not answer in the morning is tried at noon, then late, then on another day", () => {
  const first = at("2026-11-17T10:00:00Z");
  expect(retryAt({ from: at("2026-11-17T10:30:00Z"), calls: [first], zone })).toEqual(at("2026-11-17T12:00:00Z"));

  const second = at("2026-11-17T12:10:00Z");
  expect(retryAt({ from: at("2026-11-17T12:40:00Z"), calls: [first, second], zone })).toEqual(
    at("2026-11-17T16:00:00Z"),
  );

  const third = at("2026-11-17T16:20:00Z");
  expect(retryAt({ from: at("2026-11-17T20:20:00Z"), calls: [first, second, third], zone })).toEqual(
    at("2026-11-18T09:00:00Z"),
  );
});

test("of two parts the one that was tried less comes first, and before any call nothing speaks against an hour", () => {
  const calls = ["2026-11-16T10:00:00Z", "2026-11-16T12:30:00Z", "2026-11-17T10:00:00Z"].map(at);
  const from = at("2026-11-17T10:30:00Z");
  expect(retryAt({ from, calls, zone })).toEqual(at("2026-11-17T16:00:00Z"));
  const evening = at("2026-11-17T17:00:00Z");
  expect(retryAt({ from: evening, calls: [], zone })).toEqual(evening);
});

test("which part was tried is told by their own clock", () => {
  const calls = ["2026-11-16T01:30:00Z", "2026-11-16T05:00:00Z", "2026-11-17T01:30:00Z"].map(at);
  // Half past nine, one o’clock, half past nine: the late afternoon is left.
  expect(retryAt({ from: at("2026-11-17T02:00:00Z"), calls, zone: "Australia/Perth" })).toEqual(
    at("2026-11-17T08:00:00Z"),
  );
});

test("a time that lies in another part already is kept as it is", () => {
  const call = at("2026-11-17T10:00:00Z");
  expect(retryAt({ from: at("2026-11-17T14:00:00Z"), calls: [call], zone })).toEqual(at("2026-11-17T14:00:00Z"));
});

test("whatever was tried, wherever the clocks change: never earlier, never the same part, within two days", () => {
  const zones = fc.constantFrom(
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Australia/Perth",
  );
  const instants = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2027-12-31T00:00:00Z"), noInvalidDate: true });
  fc.assert(
    fc.property(
      zones,
      fc.array(instants, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 2880 }),
      (place, made, minutes) => {
        const calls = [...made].sort((a, b) => a.getTime() - b.getTime());
        const last = calls.at(-1) ?? at("2026-01-01T00:00:00Z");
        const from = new Date(last.getTime() + minutes * 60_000);
        const next = retryAt({ from, calls, zone: place });
        expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(next.getTime() - from.getTime()).toBeLessThanOrEqual(2 * 86_400_000);
        expect(dayPart(next, place)).not.toBe(dayPart(last, place));
      },
    ),
  );
});
