import { expect, test } from "vitest";
import { isManyCells, pastedCells } from "./pasted-cells.ts";

test("what a spreadsheet copies comes back as its rows and cells", () => {
  expect(pastedCells("Mole Freight\t0161 496 0199\r\nTarn Ltd\t\r\n")).toEqual([
    ["Mole Freight", "0161 496 0199"],
    ["Tarn Ltd", ""],
  ]);
  expect(pastedCells('"two\nlines"\tsays ""hello""\n\tx')).toEqual([
    ["two\nlines", 'says ""hello""'],
    ["", "x"],
  ]);
  expect(pastedCells('"a ""b"" c"')).toEqual([['a "b" c']]);
  expect(pastedCells("one")).toEqual([["one"]]);
  expect(pastedCells("")).toEqual([[""]]);
});

test("one value, even with its line end, is not many cells", () => {
  expect(isManyCells("0161 496 0199\r\n")).toBe(false);
  expect(isManyCells("a\tb")).toBe(true);
  expect(isManyCells("a\nb")).toBe(true);
});
