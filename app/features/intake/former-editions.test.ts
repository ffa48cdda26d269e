import { expect, test } from "vitest";
import { type EarlierFile, formerEditions } from "./former-editions.ts";

const january: EarlierFile = { importId: "january", rows: 100, met: 90, metLater: [] };

test("a file that brings most of an earlier one again is its next edition", () => {
  expect(formerEditions([january])).toEqual(["january"]);
});

test("a part of an earlier file, or a list that shares some of its rows, leaves nothing out", () => {
  expect(formerEditions([{ ...january, met: 49 }])).toEqual([]);
  expect(formerEditions([{ ...january, rows: 0, met: 0 }])).toEqual([]);
});

test("two halves of a list that comes whole now are both its former edition", () => {
  const other = { ...january, importId: "other half" };

  expect(formerEditions([january, other])).toEqual(["january", "other half"]);
});

test("what was missing from an edition in between was told there", () => {
  const february = { importId: "february", rows: 90, met: 88, metLater: [] };

  expect(formerEditions([{ ...january, metLater: [{ importId: "february", met: 90 }] }, february])).toEqual([
    "february",
  ]);
});

test("a part that came in between told nothing, and does not stand for the whole", () => {
  const part = { importId: "part", rows: 20, met: 20, metLater: [] };

  expect(formerEditions([{ ...january, metLater: [{ importId: "part", met: 20 }] }, part])).toEqual([
    "january",
    "part",
  ]);
});
