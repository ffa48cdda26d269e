import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { DAY_MS, instantOf, MINUTE_MS, wallClock } from "./local-time.ts";

/** Zones whose clocks change by an hour, by half of one, at midnight, for a month of fasting, past the date line, and never. */
const zone = fc.constantFrom(
  "Europe/London",
  "America/New_York",
  "America/Phoenix",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "America/Santiago",
);
const day = fc.integer({ min: 16_000, max: 23_000 });
const minutes = fc.integer({ min: 0, max: 1439 });

test("an instant is the one the zone tables give for that wall clock, hours that are skipped or come twice included", () => {
  fc.assert(
    fc.property(zone, day, minutes, (zone, day, minutes) => {
      const { year, month, day: date } = DateTime.fromMillis(day * DAY_MS, { zone: "utc" });
      const hour = Math.floor(minutes / 60);
      const said = DateTime.fromObject({ year, month, day: date, hour, minute: minutes % 60 }, { zone });
      expect(instantOf(zone, { day, minutes })).toBe(said.toMillis());
    }),
    { numRuns: 3_000 },
  );
});

test("the wall clock of an instant is the one the zone tables give", () => {
  fc.assert(
    fc.property(zone, day, minutes, (zone, day, minutes) => {
      const at = day * DAY_MS + minutes * MINUTE_MS;
      const said = DateTime.fromMillis(at, { zone });
      const onTheWall = wallClock(zone, at);
      expect(new Date(onTheWall.day * DAY_MS).toISOString().slice(0, 10)).toBe(said.toISODate());
      expect(onTheWall.minutes).toBe(said.hour * 60 + said.minute);
    }),
    { numRuns: 3_000 },
  );
});

test("on the day of a change every quarter of an hour is right", () => {
  const spring = Date.parse("2026-03-29T00:00:00Z") / DAY_MS;
  for (const [zone, day] of [
    ["Europe/London", spring],
    ["Europe/London", Date.parse("2026-10-25T00:00:00Z") / DAY_MS],
    ["Australia/Lord_Howe", Date.parse("2026-04-05T00:00:00Z") / DAY_MS],
    ["Pacific/Chatham", Date.parse("2026-09-27T00:00:00Z") / DAY_MS],
  ] as const) {
    const on = new Date(day * DAY_MS).toISOString().slice(0, 10);
    for (let minutes = 0; minutes < 1440; minutes += 15) {
      const hour = String(Math.floor(minutes / 60)).padStart(2, "0");
      const said = DateTime.fromISO(`${on}T${hour}:${String(minutes % 60).padStart(2, "0")}`, { zone });
      expect(instantOf(zone, { day, minutes }), `${zone} ${on} ${minutes}`).toBe(said.toMillis());
    }
  }
});
