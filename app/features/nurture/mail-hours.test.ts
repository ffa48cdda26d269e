import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { nextMailHour } from "./mail-hours.ts";

const at = (iso: string) => new Date(iso);

test("a letter waits for the morning there, over the weekend if need be, and goes at once in working hours", () => {
  const london = ["Europe/London"];
  expect(nextMailHour({ zones: london, countries: [] }, at("2026-11-17T10:12:00Z"))).toEqual(
    at("2026-11-17T10:12:00Z"),
  );
  expect(nextMailHour({ zones: london, countries: [] }, at("2026-11-17T22:40:00Z"))).toEqual(
    at("2026-11-18T08:00:00Z"),
  );
  expect(nextMailHour({ zones: london, countries: [] }, at("2026-11-20T18:00:00Z"))).toEqual(
    at("2026-11-23T08:00:00Z"),
  );
  expect(nextMailHour({ zones: ["Australia/Perth"], countries: [] }, at("2026-11-17T10:12:00Z"))).toEqual(
    at("2026-11-18T00:00:00Z"),
  );
});

test("where nobody knows which of two zones it is, it is day in both, and zones that share no hour get nothing", () => {
  expect(
    nextMailHour({ zones: ["America/New_York", "America/Los_Angeles"], countries: [] }, at("2026-11-17T14:00:00Z")),
  ).toEqual(at("2026-11-17T16:00:00Z"));
  expect(
    nextMailHour({ zones: ["Europe/London", "Pacific/Auckland"], countries: [] }, at("2026-11-17T10:12:00Z")),
  ).toBeNull();
});

test("a public holiday where they may be is no working day", () => {
  const readers = { zones: ["Europe/London"], countries: ["GB"] };
  expect(nextMailHour(readers, at("2026-12-24T19:00:00Z"))).toEqual(at("2026-12-29T08:00:00Z"));
  expect(nextMailHour({ ...readers, countries: ["GB", "US"] }, at("2026-11-26T10:00:00Z"))).not.toEqual(
    at("2026-11-26T10:00:00Z"),
  );
});

test("never at night and never on a weekend, whatever the day and the clocks do", () => {
  const day = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2028-12-31T00:00:00Z"), noInvalidDate: true });
  const zone = fc.constantFrom("Europe/London", "America/St_Johns", "Australia/Lord_Howe", "America/Phoenix");
  fc.assert(
    fc.property(day, zone, (now, where) => {
      const next = nextMailHour({ zones: [where], countries: [] }, now);
      if (!next) throw new Error("There is always a working hour in one zone.");
      const there = DateTime.fromJSDate(next, { zone: where });
      expect(next >= now && there.hour >= 8 && there.hour < 18 && there.weekday <= 5).toBe(true);
    }),
  );
});

test("a working hour is one of their clocks as they go, also where the tables of a release are behind", () => {
  const edmonton = { zones: ["America/Edmonton"], countries: ["CA"] };
  const halfPastSixThere = new Date("2026-12-02T00:30:00Z");

  expect(nextMailHour(edmonton, halfPastSixThere)).toEqual(new Date("2026-12-02T14:00:00Z"));
});
