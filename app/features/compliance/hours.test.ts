import { expect, test } from "vitest";
import { builtInBook, builtInRules } from "./built-in-rules.ts";
import { holidayOf, hoursRulesOn, openSpans, overlap } from "./hours.ts";
import { DAY_MS } from "./local-time.ts";
import type { Place } from "./place.ts";
import { type HoursRule, week } from "./rule.ts";
import { ruleBook } from "./rule-book.ts";

const london: Place = { country: "GB", region: "ENG", zone: "Europe/London" };
const dayOf = (iso: string) => Date.parse(iso) / DAY_MS;

function britishHours(): HoursRule {
  const found = builtInRules.find(({ id }) => id === "gb-hours");
  if (found?.kind !== "hours") throw new Error("Britain has no hours.");
  return found;
}

test("spans that only touch have no minute together, and those that share one have that one", () => {
  expect(overlap([[540, 720]], [[720, 900]])).toEqual([]);
  expect(overlap([[540, 721]], [[720, 900]])).toEqual([[720, 721]]);
  expect(overlap([[540, 720]], [[540, 720]])).toEqual([[540, 720]]);
  expect(
    overlap(
      [
        [540, 720],
        [780, 1020],
      ],
      [[719, 781]],
    ),
  ).toEqual([
    [719, 720],
    [780, 781],
  ]);
});

test("a holiday is closed from the first to the last of its own day, and no day beside it", () => {
  const open = (iso: string) => openSpans(builtInBook, london, dayOf(iso));

  expect(holidayOf(london, dayOf("2026-12-25"))).toBe("Christmas Day");
  expect(open("2026-12-24")).toEqual([[540, 1050]]);
  expect(open("2026-12-25")).toEqual([]);
  // The 26th is a Saturday, so that the 28th is kept in its place.
  expect(open("2026-12-28")).toEqual([]);
  expect(open("2026-12-29")).toEqual([[540, 1050]]);
});

test("the week ends with Friday's last minute and begins with Monday's", () => {
  const open = (iso: string) => openSpans(builtInBook, london, dayOf(iso));

  expect(open("2026-11-27")).toEqual([[540, 1050]]);
  expect(open("2026-11-28")).toEqual([]);
  expect(open("2026-11-29")).toEqual([]);
  expect(open("2026-11-30")).toEqual([[540, 1050]]);
});

test("hours hold from their first day to the day before their last, and where there are none nobody is rung", () => {
  const book = ruleBook([{ ...britishHours(), validFrom: "2027-06-01", validTo: "2027-06-03" }]);
  const open = (iso: string) => openSpans(book, london, dayOf(iso));

  expect(open("2027-05-31")).toEqual([]);
  expect(open("2027-06-01")).toEqual([[540, 1050]]);
  expect(open("2027-06-02")).toEqual([[540, 1050]]);
  expect(open("2027-06-03")).toEqual([]);
});

test("the agency's own hours narrow a country's from their first day on, and open none that has none", () => {
  const own: HoursRule = {
    ...britishHours(),
    ...{ id: "agency-hours", jurisdiction: "*", validFrom: "2027-06-02", week: week("10:00-17:30", "", "") },
  };
  const book = ruleBook([britishHours(), own]);

  expect(openSpans(book, london, dayOf("2027-06-01"))).toEqual([[540, 1050]]);
  expect(openSpans(book, london, dayOf("2027-06-02"))).toEqual([[600, 1050]]);
  expect(hoursRulesOn(book, { country: "FR", region: null, zone: "Europe/Paris" }, dayOf("2027-06-02"))).toEqual([]);
});
