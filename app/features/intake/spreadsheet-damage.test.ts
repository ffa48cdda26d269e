import { expect, test } from "vitest";
import { sameAfterSpreadsheet } from "./spreadsheet-damage.ts";

test("what a spreadsheet does to a cell nobody touched is no edit", () => {
  for (const [sent, back] of [
    ["02079460142", "2079460142"],
    ["+442079460142", "442079460142"],
    ["442079460142", "4.42079E+11"],
    ["442079460142", "4.42079460142E+11"],
    ["12345678901234567", "12345678901234600"],
    ["1,200", "1200"],
    ["12.50", "12.5"],
    ["true", "TRUE"],
    ["2026-11-17", "17/11/2026"],
    ["17/11/26", "17/11/2026"],
    ["Harrow & Pike ", "Harrow & Pike"],
    ["two\nlines", "two\r\nlines"],
  ] as const) {
    expect(sameAfterSpreadsheet(sent, back), `${sent} → ${back}`).toBe(true);
  }
});

test("what a person does to a cell is one", () => {
  for (const [sent, back] of [
    ["2079460142", "02079460142"],
    ["442079460142", "+442079460142"],
    ["4.42E+11", "442079460142"],
    ["", "0161 496 0155"],
    ["0161 496 015", "0161 496 0155"],
    ["0161 496 0155", ""],
    ["03/04/2026", "04/03/2026"],
    ["harrow", "Harrow"],
    ["12345", "12346"],
  ] as const) {
    expect(sameAfterSpreadsheet(sent, back), `${sent} → ${back}`).toBe(false);
  }
});
