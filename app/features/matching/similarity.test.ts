import { expect, test } from "vitest";
import { editDistance, jaroWinkler, lettersIn, mayBeAlike, withinOneSlip } from "./similarity.ts";

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

test("who asks for a likeness gets it where it is reached, and never one that is not there", () => {
  const words = "martha marhta dixon dicksonx harbour harbor harbourside årbour a ab ba 12th".split(" ");
  for (const one of words) {
    for (const other of words) {
      const full = jaroWinkler(one, other);
      for (const least of [0.5, 0.75, 0.9, 0.96]) {
        const asked = jaroWinkler(one, other, least);
        expect([one, other, full >= least ? asked : asked < least]).toEqual([one, other, full >= least ? full : true]);
        const may = mayBeAlike(one, lettersIn(one), other, lettersIn(other), least);
        expect([one, other, may || full < least]).toEqual([one, other, true]);
      }
    }
  }
});

test("one slip is what the edit distance calls at most one", () => {
  const words = ["", "a", "ab", "ba", "abc", "acb", "bca", "abcd", "abdc", "badc", "xabcd", "abxd", "aabb", "abab"];
  for (const one of words) {
    for (const other of words) {
      expect([one, other, withinOneSlip(one, other)]).toEqual([one, other, editDistance(one, other, 1) <= 1]);
    }
  }
});
