import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { clockOf } from "./clock-of.ts";
import { zoneAt } from "./zone-corrections.ts";

const clockAt = (instant: string, zone: string) =>
  DateTime.fromISO(instant, { zone: clockOf(zone) }).toFormat("yyyy-MM-dd HH:mm");

test.each([
  ["America/Vancouver", "2026-11-01T08:59:00Z", "2026-11-01 01:59"],
  ["America/Vancouver", "2026-11-01T09:00:00Z", "2026-11-01 02:00"],
  ["America/Vancouver", "2027-07-01T19:00:00Z", "2027-07-01 12:00"],
  ["America/Vancouver", "2026-01-15T20:00:00Z", "2026-01-15 12:00"],
  ["America/Edmonton", "2026-12-01T19:00:00Z", "2026-12-01 13:00"],
  ["Europe/London", "2026-12-01T19:00:00Z", "2026-12-01 19:00"],
])("in %s it is at %s %s, told by either table", (zone, instant, wall) => {
  expect(clockAt(instant, zone)).toBe(wall);
  expect(clockAt(instant, zoneAt(zone, Date.parse(instant)))).toBe(wall);
});

test("days are counted on their clock across the day it did not go back", () => {
  const before = DateTime.fromISO("2026-10-30T14:30", { zone: clockOf("America/Vancouver") });
  expect(before.plus({ days: 5 }).toUTC().toISO()).toBe("2026-11-04T21:30:00.000Z");
});
