import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { builtInBook, builtInRules } from "./built-in-rules.ts";
import { holidayOn } from "./holidays.ts";
import type { Place } from "./place.ts";
import { ruleBook } from "./rule-book.ts";
import { nextOpen, rulesAt, whereabouts } from "./window.ts";

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

const nextIn = (e164: string, at: string) =>
  new Date(nextOpen(whereabouts(builtInBook, e164, nowhere), Date.parse(at)) ?? 0).toISOString();

test("calling time begins with its first minute and is over with its last, over night and weekend", () => {
  const inLondon = (at: string) => nextIn("+442079460123", at);

  expect(inLondon("2026-11-24T08:59:59.999Z")).toBe("2026-11-24T09:00:00.000Z");
  expect(inLondon("2026-11-24T09:00:00Z")).toBe("2026-11-24T09:00:00.000Z");
  expect(inLondon("2026-11-24T17:29:59.999Z")).toBe("2026-11-24T17:29:59.999Z");
  expect(inLondon("2026-11-24T17:30:00Z")).toBe("2026-11-25T09:00:00.000Z");
  expect(inLondon("2026-11-20T17:30:00Z")).toBe("2026-11-23T09:00:00.000Z");
});

test("weeks meet at a Thursday's midnight without a gap, also where that is in the middle of their day", () => {
  // 09:30 there, and calling time on both sides of it.
  expect(nextIn("+61881001234", "2026-11-25T23:59:59.999Z")).toBe("2026-11-25T23:59:59.999Z");
  expect(nextIn("+61881001234", "2026-11-26T00:00:00Z")).toBe("2026-11-26T00:00:00.000Z");
});

test("a rule begins and ends at the midnight on the wall of the called party", () => {
  const own = builtInRules.find(({ id }) => id === "gb-hours");
  if (!own) throw new Error("Britain has no hours.");
  const book = ruleBook([{ ...own, validFrom: "2027-06-01", validTo: "2027-06-03" }]);
  const inForce = (at: string) => rulesAt(whereabouts(book, "+442079460123", nowhere), Date.parse(at)).length;

  expect(inForce("2027-05-31T22:59:59.999Z")).toBe(0);
  expect(inForce("2027-05-31T23:00:00Z")).toBe(1);
  expect(inForce("2027-06-02T22:59:59.999Z")).toBe(1);
  expect(inForce("2027-06-02T23:00:00Z")).toBe(0);
});
