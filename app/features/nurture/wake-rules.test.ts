import fc from "fast-check";
import { expect, test } from "vitest";
import { dormancyReasons } from "#db/vocabulary.ts";
import { wakeDays } from "./wake-rules.ts";

/** A Tuesday. */
const today = "2026-11-17";
const noContract = { startOn: null, endOn: null, months: null };
const nothing = { contract: noContract, lostOn: null };
const first = (...asked: Parameters<typeof wakeDays>) => wakeDays(...asked)[0].on;

test.each([
  [
    "75 % from the contract's start",
    "under-contract",
    { startOn: "2026-01-01", endOn: null, months: 24 },
    "2027-07-02",
  ],
  [
    "75 % of what lies between start and end",
    "under-contract",
    { startOn: "2026-03-01", endOn: "2028-03-01", months: null },
    "2027-08-31",
  ],
  [
    "with only an end, a quarter of twelve months before it",
    "under-contract",
    { startOn: null, endOn: "2027-06-30", months: null },
    "2027-03-31",
  ],
  [
    "with an end and a length, a quarter of that length before it",
    "under-contract",
    { startOn: null, endOn: "2027-06-30", months: 24 },
    "2026-12-29",
  ],
  [
    "what is past rolls by whole terms",
    "under-contract",
    { startOn: null, endOn: "2024-06-30", months: 24 },
    "2027-12-30",
  ],
  ["without a contract it is looked at in half a year", "under-contract", noContract, "2027-05-17"],
  [
    "who waits for news wakes with the contract all the same",
    "competitor-news",
    { startOn: null, endOn: "2027-06-30", months: 12 },
    "2027-03-31",
  ],
  ["who waits for an offering does not sleep for ever", "offering-missing", noContract, "2027-05-17"],
  ["unhappy but staying: every four to six months", "unhappy-but-staying", noContract, "2027-04-19"],
  ["large and slow: a call every other month", "decides-slowly", noContract, "2027-01-18"],
  ["not their season: six weeks before the same time next year", "seasonal", noContract, "2027-10-05"],
  ["not now", "not-now", noContract, "2026-12-29"],
] as const)("%s", (_, reason, contract, on) => {
  expect(first(reason, { contract, lostOn: null }, today)).toBe(on);
});

test("the one that got away is rung some weeks after it bought elsewhere, and not long after that counts from today", () => {
  const bought = (lostOn: string | null) => first("bought-elsewhere", { contract: noContract, lostOn }, today);
  expect(bought("2026-10-20")).toBe("2026-12-01");
  expect(bought("2025-01-10")).toBe("2026-12-29");
  expect(bought(null)).toBe("2026-12-29");
});

test("unhappy but staying offers four, five and six months", () => {
  expect(
    wakeDays("unhappy-but-staying", nothing, today)
      .map(({ on }) => on.slice(0, 7))
      .sort(),
  ).toEqual(["2027-03", "2027-04", "2027-05"]);
});

const day = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2032-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const maybe = fc.option(day);

test("whatever is known, each reason has a working day in the future", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...dormancyReasons),
      fc.record({ startOn: maybe, endOn: maybe, months: fc.option(fc.integer({ min: 1, max: 120 })) }),
      maybe,
      day,
      (reason, contract, lostOn, now) => {
        for (const { on, says } of wakeDays(reason, { contract, lostOn }, now)) {
          expect(on > now).toBe(true);
          expect([0, 6]).not.toContain(new Date(`${on}T00:00:00Z`).getUTCDay());
          expect(says).not.toBe("");
        }
      },
    ),
  );
});
