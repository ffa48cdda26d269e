import { expect, test } from "vitest";
import { expectInProportion } from "#tests/grows.ts";
import { cellRange } from "./cell-references.ts";
import { fillMerged } from "./fill-merged.ts";

const range = (reference: string) => {
  const found = cellRange(reference);
  if (!found) throw new Error(reference);
  return found;
};
const rowsOf = (...rows: string[][]) =>
  rows.map((cells, at) => ({ physicalLine: at + 1, cells, fault: null, quoted: false }));

test("a company over its contacts is read beside each of them", () => {
  const rows = rowsOf(
    ["Company", "Contact"],
    ["Harrow & Pike", "Ann Li"],
    ["", "Jo Penrose"],
    ["Oakfield", "Dan Ellwood"],
  );
  expect(fillMerged(rows, [range("A2:A3")])).toHaveLength(1);
  expect(rows.map(({ cells }) => cells[0])).toEqual(["Company", "Harrow & Pike", "Harrow & Pike", "Oakfield"]);
});

test("cells that claim to be merged beyond every row and column keep nobody waiting", { timeout: 10_000 }, () => {
  const rows = rowsOf(["Main office", "also"], ["Company", "Contact"], ["Harrow & Pike", "Ann Li"]);
  const claims = [range("A3:A99999999999999999999"), range("A1:ZZZZZZZZZZ1")];
  expectInProportion(10_000, (size) => {
    const overlapping = Array.from({ length: size }, () => range("A3:A1048576"));
    return () => fillMerged(rows, [...claims, ...overlapping]);
  });
});
