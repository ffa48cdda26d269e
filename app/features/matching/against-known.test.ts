import { expect, test } from "vitest";
import { recordOf } from "#tests/given-records.ts";
import { matchAgainstKnown } from "./against-known.ts";

const known = [
  recordOf(1, { company: "Harbour Dental Ltd", phones: ["+442079460001"], postcode: "BS1 4AA" }),
  recordOf(2, { company: "Harbour Dental Supplies", phones: ["+441614960002"] }),
];

test("a new row finds the company we have, by the best of several", () => {
  const found = matchAgainstKnown([recordOf(1, { company: "HARBOUR DENTAL", phones: ["+442079460001"] })], known);

  expect(found.map(({ a, b, band }) => ({ a, b, band }))).toEqual([{ a: 1, b: 1, band: "auto" }]);
  expect(found[0]?.evidence.map(({ text }) => text)).toEqual(["same name, written differently", "same phone number"]);
});

test("a name alone is asked about, a stranger is not", () => {
  const found = matchAgainstKnown(
    [recordOf(1, { company: "Harbour Dental" }), recordOf(2, { company: "Oak Roofing", phones: ["+442079460009"] })],
    known,
  );

  expect(found.map(({ a, b, band }) => ({ a, b, band }))).toEqual([{ a: 1, b: 1, band: "ask" }]);
});

test("a branch of a company we have is a new company", () => {
  const branch = { company: "Harbour Dental Ltd", phones: ["+441614960077"], postcode: "M1 1AE" };

  expect(matchAgainstKnown([recordOf(1, branch)], known)).toEqual([]);
});

test("nothing known, nothing found", () => {
  expect(matchAgainstKnown([recordOf(1, { company: "Harbour Dental" })], [])).toEqual([]);
});
