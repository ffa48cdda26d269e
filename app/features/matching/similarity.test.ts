import { expect, test } from "vitest";
import { editDistance, jaroWinkler } from "./similarity.ts";

test("Jaro–Winkler agrees with the published examples", () => {
  expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.9611, 4);
  expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
  expect(jaroWinkler("abc", "xyz")).toBe(0);
  expect(jaroWinkler("", "abc")).toBe(0);
});

test("very long names are compared by their start", () => {
  expect(jaroWinkler("a".repeat(500), "a".repeat(600))).toBeGreaterThan(0.9);
});

test("a swap of neighbours is one slip", () => {
  expect(editDistance("harbour", "harbuor", 2)).toBe(1);
  expect(editDistance("harbour", "harbor", 2)).toBe(1);
  expect(editDistance("harbour", "anchor", 2)).toBe(3);
});
