import { expect, test } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { movedClock } from "./clock-moves.ts";

const zone = "Europe/London";
const friday = new Date("2026-11-20T17:40:00Z");

test("the demo's clock moves an hour or a week, and over the weekend to Monday at ten", () => {
  expect(movedClock("hour", tuesday10am, zone)).toEqual(new Date("2026-11-17T11:12:00Z"));
  expect(movedClock("week", tuesday10am, zone)).toEqual(new Date("2026-11-24T10:12:00Z"));
  expect(movedClock("morning", tuesday10am, zone)).toEqual(new Date("2026-11-18T10:00:00Z"));
  expect(movedClock("morning", friday, zone)).toEqual(new Date("2026-11-23T10:00:00Z"));
});

test("ten in the morning stays ten when the clocks change in between", () => {
  expect(movedClock("morning", new Date("2026-10-23T16:00:00Z"), zone)).toEqual(new Date("2026-10-26T10:00:00Z"));
});
