import { expect, test } from "vitest";
import { shownNumber } from "./shown-number.ts";

test.each([
  ["+442079460101", "GB", null, "020 7946 0101"],
  ["+33142685301", "GB", null, "+33 1 42 68 53 01"],
  ["+33142685301", "FR", "12", "01 42 68 53 01, ext. 12"],
  ["no number", "GB", null, "no number"],
])("%s is read in %s with extension %s as %s", (e164, home, ext, shown) => {
  expect(shownNumber(e164, home, ext)).toBe(shown);
});
