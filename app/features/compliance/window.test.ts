import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { builtInBook, builtInRules } from "./built-in-rules.ts";
import { holidayOn } from "./holidays.ts";
import type { Place } from "./place.ts";
import { ruleBook } from "./rule-book.ts";
import { nextOpen, whereabouts } from "./window.ts";

const numbers = [
  "+442079460123",
  "+18505550123",
  "+12085550123",
  "+19285550123",
  "+14015550123",
  "+12055550123",
].concat([
  "+14125550123",
  "+15125550123",
  "+18005550199",
  "+61491570156",
  "+61770101234",
  "+14165550123",
  "+35319990000",
]);
const nowhere = { country: null, region: null, postcode: null, zone: null };

/** One place, asked the slow way: its own wall clock, its own calendar, every rule in turn. */
function isOpen({ country, region, zone }: Place, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone: zone ?? "invalid" });
  const time = local.hour * 60 + local.minute;
  const day = local.toISODate() ?? "";
  const hours = builtInBook.inForce(country, region, Date.parse(day)).filter((rule) => rule.kind === "hours");
  return hours.every(
    (rule) =>
      (rule.week[local.weekday % 7] ?? []).some(([from, to]) => from <= time && time < to) &&
      !(rule.closedOnHolidays && holidayOn(country, region, day)),
  );
}

const instants = fc.integer({ min: Date.parse("2025-12-20T00:00:00Z"), max: Date.parse("2027-01-10T00:00:00Z") });

test("shared calendars say what each place's own clock says, over clock changes and year ends", () => {
  fc.assert(
    fc.property(fc.constantFrom(...numbers), instants, (e164, at) => {
      const where = whereabouts(builtInBook, e164, nowhere);
      expect(nextOpen(where, at) === at).toBe(where.places.every((place) => isOpen(place, at)));
    }),
    { seed: 6, numRuns: 1_500 },
  );
}, 30_000);

test("the next opening is open, and a second before it is not", () => {
  fc.assert(
    fc.property(fc.constantFrom(...numbers), instants, (e164, at) => {
      const where = whereabouts(builtInBook, e164, nowhere);
      const next = nextOpen(where, at) ?? Number.NaN;
      expect(where.places.every((place) => isOpen(place, next))).toBe(true);
      if (next > at) expect(where.places.every((place) => isOpen(place, next - 1_000))).toBe(false);
    }),
    { seed: 7, numRuns: 800 },
  );
}, 30_000);

test("places that are never open together have no next opening", () => {
  const where = whereabouts(builtInBook, "+61491570156", { ...nowhere, country: "US", region: "RI" });

  expect(where.zones).toContain("America/New_York");
  expect(nextOpen(where, Date.parse("2026-11-23T10:00:00Z"))).toBeNull();
});

test("where nobody knows the place, or its clock, it is never calling time", () => {
  const where = { book: builtInBook, zones: [], rules: null };
  const at = Date.parse("2026-11-23T10:00:00Z");

  expect(nextOpen({ ...where, places: [], weeks: new Map() }, at)).toBeNull();
  const noClock: Place = { country: "GB", region: null, zone: null };
  expect(nextOpen({ ...where, places: [noClock], weeks: new Map() }, at)).toBeNull();
});

test("hours that come into force within a year are waited for", () => {
  const rules = builtInRules.map((rule) => (rule.id === "gb-hours" ? { ...rule, validFrom: "2027-10-01" } : rule));
  const where = whereabouts(ruleBook(rules), "+442079460123", nowhere);

  expect(new Date(nextOpen(where, Date.parse("2026-11-23T10:00:00Z")) ?? 0)).toEqual(new Date("2027-10-01T08:00:00Z"));
});
