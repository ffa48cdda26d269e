import { expect, test } from "vitest";
import { threeQuarters } from "#app/features/companies/contract-wake.ts";
import { afterHearing } from "./contract-heard.ts";

const nothing = { startOn: null, endOn: null, months: null, supplier: null };
const file = { startOn: "2025-03-01", endOn: "2027-02-28", months: 24, supplier: "Fleetmark" };
const silent = { endOn: null, months: null, supplier: null };

test("what was not said stays as it was known", () => {
  expect(afterHearing(file, silent)).toBeNull();
  expect(afterHearing(file, { endOn: "2027-02-28", months: 24, supplier: "Fleetmark" })).toBeNull();
  expect(afterHearing(nothing, { ...silent, supplier: "Trackwise" })).toEqual({ ...nothing, supplier: "Trackwise" });
  expect(afterHearing(file, { ...silent, months: 36 })).toEqual({ ...file, months: 36 });
});

test("another end is another contract, and a quarter of its length before it we are back", () => {
  const renewed = afterHearing(file, { ...silent, endOn: "2028-12-31" });
  expect(renewed).toEqual({ ...file, startOn: null, endOn: "2028-12-31" });
  expect(threeQuarters(renewed ?? file, "2026-11-17")).toBe("2028-07-01");
});
