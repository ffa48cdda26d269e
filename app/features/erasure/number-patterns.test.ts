import { expect, test } from "vitest";
import { lastDigits } from "./number-patterns.ts";

test.each([
  ["+3545550134", "5550134"],
  ["+4532555013", "32555013"],
  ["+442079460142", "079460142"],
])("%s is sought by what everybody writes of it, never by the code of its country", (e164, digits) => {
  expect(lastDigits(e164)).toBe(digits);
});
