import { expect, test } from "vitest";
import { compareDomains, compareEmails, comparePeople, comparePhones } from "./compare-contacts.ts";
import { levelName } from "./fields.ts";

test.each([
  [["+442079460001"], ["+441614960002", "+442079460001"], "same"],
  [["+442079460001"], ["+442079460010"], "one-slip"],
  [["+442079460001"], ["+442079460002"], "one-slip"],
  [["+442079460001"], ["+442079460962"], "same-exchange"],
  [["+442079460001"], ["+441614960002"], "different"],
])("%s and %s: %s", (one, other, level) => {
  expect(levelName("phone", comparePhones(one, other))).toBe(level);
});

test.each([
  ["ann example", "example ann", "same"],
  ["a example", "ann example", "compatible"],
  ["ann example", "example", "compatible"],
  ["ann example", "tom other", "different"],
])("%s and %s: %s", (one, other, level) => {
  expect(levelName("person", comparePeople(one.split(" "), other.split(" ")))).toBe(level);
});

test("nothing said on one side is no evidence", () => {
  expect([
    comparePhones([], ["+442079460001"]),
    compareDomains([], ["a.example"]),
    compareEmails([], []),
    comparePeople([], ["ann"]),
  ]).toEqual([0, 0, 0, 0]);
});
