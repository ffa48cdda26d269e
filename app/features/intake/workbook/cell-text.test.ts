import { expect, test } from "vitest";
import { cellText } from "./cell-text.ts";
import { numberFormat } from "./number-formats.ts";

const shown = (value: string, id: number, code?: string, from1904 = false) =>
  cellText(undefined, 0, value, { strings: [], formats: [numberFormat(id, code)], from1904 });

test("a day is written as ISO, in either of the two systems that count days", () => {
  expect(shown("45306", 14)).toBe("2024-01-15");
  expect(shown("43844", 14, undefined, true)).toBe("2024-01-15");
  expect(shown("59", 14)).toBe("1900-02-28");
  expect(shown("61", 14)).toBe("1900-03-01");
});

test("a time of day is kept where there is one, to the second", () => {
  expect(shown("45306.5", 22)).toBe("2024-01-15 12:00");
  expect(shown("45306.75001", 22)).toBe("2024-01-15 18:00:01");
  expect(shown("45306.9999999", 22)).toBe("2024-01-16");
  expect(shown("0.375", 20)).toBe("09:00");
});

test("a format of one's own is read by its letters, not by its words, colours or language", () => {
  expect(shown("45306", 166, "[$-809]dd\\ mmmm\\ yyyy;@")).toBe("2024-01-15");
  expect(shown("45306", 166, "mmm")).toBe("2024-01-15");
  expect(shown("45306", 166, '[Red]0.00" days"')).toBe("45306");
  expect(shown("45306", 166, "[Red]General")).toBe("45306");
  expect(shown("45306", 166, "#,##0_d")).toBe("45306");
});

test("a number too large to be a day stays the number it is, whatever its format says", () => {
  expect(shown("442079460401", 14)).toBe("442079460401");
  expect(shown("-5", 14)).toBe("-5");
});
