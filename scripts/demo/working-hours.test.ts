import { expect, test } from "vitest";
import { nextMailHour } from "#app/features/nurture/mail-hours.ts";
import { msToWorkingHours } from "./working-hours.ts";

const after = (from: string) => new Date(Date.parse(from) + msToWorkingHours(new Date(from)));

test("in working hours the demo's clock stays where it is", () => {
  expect(msToWorkingHours(new Date("2026-11-27T11:00:00Z"))).toBe(0);
});

test.each([
  ["the evening", "2026-11-25T18:00:00Z", "2026-11-26T"],
  [
    "a weekend before Saint Andrew's day, which Scotland keeps and London does not",
    "2026-11-27T18:00:00Z",
    "2026-12-01T",
  ],
  ["Saint Patrick's day, which Northern Ireland keeps", "2027-03-17T11:00:00Z", "2027-03-18T"],
  ["Christmas", "2026-12-24T18:00:00Z", "2026-12-29T"],
])("over %s it moves on to an hour at which the whole country may be rung and written to", (_, from, to) => {
  const then = after(from);
  expect(then.toISOString()).toContain(to);
  expect(nextMailHour({ zones: ["Europe/London"], countries: ["GB"] }, then)).toEqual(then);
});
