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

test("a date is known by its format, in whatever order, language or era it is shown", () => {
  const codes = [
    "[$-409]d\\-mmm\\-yy;@",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    'd"."\\ mmmm\\ yyyy" г."',
    '[$-411]ggge"年"m"月"d"日"',
    "yyyy/mm/dd;;",
    "[Blue]mm/yy",
    '[=0]"";dd/mm/yyyy',
    "TT.MM.JJJJ",
  ];
  for (const code of codes) expect([code, shown("45306", 170, code)]).toEqual([code, "2024-01-15"]);
  for (const id of [27, 31, 36, 50, 54, 57, 58]) expect(shown("45306", id)).toBe("2024-01-15");
  for (const code of ['0 "days"', "\\d0", '#,##0" dy"', "[$AED] #,##0", '"d"0', "@", "0_d"])
    expect([code, shown("45306", 170, code)]).toEqual([code, "45306"]);
});

test("times and spans of time are told apart", () => {
  expect(shown("0.4375", 170, "h:mm AM/PM")).toBe("10:30");
  expect(shown("0.00075", 170, "mm:ss.0")).toBe("00:01:05");
  expect(shown("45306.4375", 170, "dd/mm/yyyy\\ hh:mm:ss.000")).toBe("2024-01-15 10:30");
  expect(shown("1.5", 170, "[h]:mm")).toBe("36:00");
  expect(shown("0.0625", 46)).toBe("01:30");
});

test("a telephone number that became a number is written as its format shows it", () => {
  expect(shown("2079460401", 170, "00000000000")).toBe("02079460401");
  expect(shown("2079460401", 170, "0000 000 0000")).toBe("0207 946 0401");
  expect(shown("1632960155", 170, "00000-000000")).toBe("01632-960155");
  expect(shown("1632960155", 170, "00000\\ 000000")).toBe("01632 960155");
  expect(shown("1632960155", 170, "0#### ######")).toBe("01632 960155");
  expect(shown("1632960155", 170, '"0"#')).toBe("01632960155");
  expect(shown("441632960155", 170, "+0")).toBe("+441632960155");
  expect(shown("441632960155", 170, '"+"00 0000 000000')).toBe("+44 1632 960155");
  expect(shown("1632960155", 170, '"+44 "0')).toBe("+44 1632960155");
  expect(shown("1632960155", 170, "\\(00000\\)\\ 000000;;")).toBe("(01632) 960155");
  expect(shown("2025550143", 170, "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####")).toBe("(202) 555-0143");
  expect(shown("5550143", 170, "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####")).toBe("555-0143");
});

test("amounts, shares and measures keep their value and lose their dress", () => {
  expect(shown("1500", 170, '"£"#,##0.00')).toBe("1500");
  expect(shown("1500", 170, "#\\ ##0")).toBe("1500");
  expect(shown("1234.5", 4)).toBe("1234.5");
  expect(shown("0.125", 9)).toBe("12.5%");
  expect(shown("0.07", 170, "0.0%")).toBe("7%");
  expect(shown("2079460001.0", 0)).toBe("2079460001");
  expect(shown("0.30000000000000004", 0)).toBe("0.3");
  expect(shown("-12", 1)).toBe("-12");
});

test("a number too long for a spreadsheet keeps the digits that are written, and none is made up", () => {
  expect(shown("4.4770090012300001E+11", 11)).toBe("447700900123");
  expect(shown("999999999999999", 0)).toBe("999999999999999");
  expect(shown("12345678901234567890", 0)).toBe("12345678901234567890");
  expect(shown("1.2345678901234567E+19", 0)).toBe("1.23456789012346E+19");
});

test("a day or a time that is written out is shortened as the others are", () => {
  const written = (value: string) => cellText("d", 0, value, { strings: [], formats: [], from1904: false });
  expect(written("2024-01-15")).toBe("2024-01-15");
  expect(written("2024-01-15T00:00:00.000Z")).toBe("2024-01-15");
  expect(written("2024-01-15T10:30:00")).toBe("2024-01-15 10:30");
  expect(written("2024-01-15T10:30:05.250")).toBe("2024-01-15 10:30:05");
  expect(written("10:30:05")).toBe("10:30:05");
});
