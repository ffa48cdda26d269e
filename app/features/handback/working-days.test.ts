import { expect, test } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { closeOn, endOfDay, endOfWorkingDay, takeBackUntil } from "./working-days.ts";

const london = { timeZone: "Europe/London", country: "GB" };
const sydney = { timeZone: "Australia/Sydney", country: "AU" };

test("five working days from a Tuesday end on the next Tuesday at six", () => {
  expect(endOfWorkingDay(tuesday10am, 5, london)).toEqual(new Date("2026-11-24T18:00:00Z"));
});

test("Christmas and New Year are no working days", () => {
  const beforeChristmas = new Date("2026-12-23T10:00:00Z");
  // Thursday; then Christmas Day, the weekend with Boxing Day, and its substitute on Monday.
  expect(endOfWorkingDay(beforeChristmas, 2, london)).toEqual(new Date("2026-12-29T18:00:00Z"));
});

test("the client's day is the one on their own wall", () => {
  const lateInSydney = new Date("2026-11-17T13:30:00Z");
  expect(endOfDay(lateInSydney, 0, sydney)).toEqual(new Date("2026-11-18T07:00:00Z"));
  expect(closeOn("2026-07-01", london)).toEqual(new Date("2026-07-01T17:00:00Z"));
});

test("an answer can be taken back until six, one of the evening until six the next day", () => {
  expect(takeBackUntil(tuesday10am, london)).toEqual(new Date("2026-11-17T18:00:00Z"));
  expect(takeBackUntil(new Date("2026-11-17T18:00:00Z"), london)).toEqual(new Date("2026-11-18T18:00:00Z"));
});
