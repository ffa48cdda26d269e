import { expect, test } from "vitest";
import { comparePlaces, compareStreets } from "./compare-places.ts";
import { levelName } from "./fields.ts";
import { normaliseAddress } from "./normalise-address.ts";

test.each([
  ["1 High St, Leeds", "1 High Street", "same"],
  ["3401 W McLean St", "3401 W. McLean Avenue", "nearly-same"],
  ["100 N State St", "100 S State St", "near"],
  ["52 Alderley Road", "54 Alderley Rd", "near"],
  ["5 Alderley Road", "912 Alderley Road", "same-street"],
  ["5 Alderley Road", "5 Burton Road", "same-number"],
  ["5 Alderley Road", "9 Burton Road", "different"],
  ["Tetbury Road", "Tetbury Rd", "near"],
])("%s and %s: %s", (one, other, level) => {
  expect(levelName("address", compareStreets(normaliseAddress(one), normaliseAddress(other)))).toBe(level);
});

test.each([
  [{ postcode: "ls11aa", city: "" }, { postcode: "ls11aa", city: "" }, "same"],
  [{ postcode: "ls11aa", city: "" }, { postcode: "ls19zz", city: "" }, "near"],
  [{ postcode: "ls11aa", city: "leeds" }, { postcode: "m11ae", city: "leeds" }, "different"],
  [{ postcode: "", city: "leeds" }, { postcode: "m11ae", city: "leeds" }, "same-town"],
  [{ postcode: "", city: "leeds" }, { postcode: "", city: "leeds" }, "same-town"],
  [{ postcode: "", city: "leeds" }, { postcode: "m11ae", city: "york" }, "unknown"],
])("%o and %o: %s", (one, other, level) => {
  expect(levelName("postcode", comparePlaces(one, other))).toBe(level);
});
