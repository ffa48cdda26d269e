import { readFileSync } from "node:fs";
import type { CountryCode } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { sharedData } from "#tests/shared.ts";
import { readPhoneCell } from "./phone-cell.ts";

const read = (text: string, country: CountryCode = "GB") =>
  readPhoneCell(text, country).numbers.flatMap(({ parsed, ext, label }) =>
    parsed.ok && label !== "fax" ? [parsed.e164 + (ext ? `;ext=${ext}` : "")] : [],
  );
const problems = (text: string, country: CountryCode = "GB") =>
  readPhoneCell(text, country).problems.map(({ code }) => code);

test("two numbers in a cell are two numbers, and each keeps its own extension", () => {
  expect(read("020 7946 0001 ext12 / 0161 496 0002 ext 13")).toEqual(["+442079460001;ext=12", "+441614960002;ext=13"]);
  expect(read("020 7946 0001 (John) 0161 496 0002 (Office)")).toEqual(["+442079460001", "+441614960002"]);
  expect(read("020 7946 0001 \\ 0161 496 0002")).toEqual(["+442079460001", "+441614960002"]);
});

test("of several lines written after one number the first is taken, and none is made of two", () => {
  for (const text of ["0161 496 0001/0002", "0161 4960001/2/3", "0161 496 0001-04"]) {
    expect(read(text)).toEqual(["+441614960001"]);
    expect(readPhoneCell(text, "GB").rules).toContain("phone-range");
  }
  expect(read("030 23125-001/-002", "DE")).toEqual(["+493023125001"]);
});

test("a pause before an extension, and the American way out, are read in every country", () => {
  expect(read("020 7946 0001,12")).toEqual(["+442079460001;ext=12"]);
  expect(read("01,99,00,12,34", "FR")).toEqual(["+33199001234"]);
  expect(read("011 44 20 7946 0001")).toEqual(["+442079460001"]);
});

test("labels are read in the languages of the lists, a fax above all", () => {
  expect(read("Telefon 030 23125001 Telefax 030 23125002", "DE")).toEqual(["+493023125001"]);
  expect(read("030 23125002 (Telefax)", "DE")).toEqual([]);
  expect(readPhoneCell("Handy: 0151 23456789", "DE").numbers[0]?.label).toBe("mobile");
});

test("a slash that groups one German number does not make two", () => {
  expect(read("030 / 23125-001", "DE")).toEqual(["+493023125001"]);
});

test("digits a spreadsheet has rounded away are never invented", () => {
  expect(read("4.42E+11")).toEqual([]);
  expect(problems("4.42E+11")).toEqual(["phone-precision-lost"]);
  expect(problems("4.4207946E+11")).toEqual(["phone-precision-lost"]);
});

test("bare digits that end in zeros are called into question, not thrown away", () => {
  expect(read("2079460000")).toEqual(["+442079460000"]);
  expect(problems("2079460000")).toEqual(["phone-rounded"]);
  expect(problems("442079460000")).toEqual(["phone-rounded"]);
  expect(problems("020 7946 0000")).toEqual([]);
  expect(problems("02079460000")).toEqual([]);
});

test("a scientific number that still has all its digits is written out", () => {
  expect(read("4.42079460009E+11")).toEqual(["+442079460009"]);
});

test("a fax in a phone cell is not dialled, wherever its label stands", () => {
  expect(read("T 0161 496 0003 F 0161 496 0002")).toEqual(["+441614960003"]);
  expect(read("0161 496 0002 (fax)")).toEqual([]);
  expect(read("0161 496 0003 (T) / 0161 496 0002 (F)")).toEqual(["+441614960003"]);
});

test("the reason why a number is none is named", () => {
  expect(problems("7946 0043")).toEqual(["phone-no-area-code"]);
  expect(problems("020 7946 003")).toEqual(["phone-too-short"]);
  expect(problems("00000 000000")).toEqual(["phone-placeholder"]);
  expect(problems("999")).toEqual(["phone-short-code"]);
  for (const date of ["2024-01-15", "2024/01/15 08:00", "20240115 08:00"])
    expect(problems(date, "US")).toEqual(["phone-unreadable"]);
});

const file = sharedData("leads/phones/dev/messy-phone-cells.json");
type Case = {
  id: string;
  input: string;
  country: CountryCode;
  basis: string;
  expect: { numbers: { e164: string; ext: string | null }[] };
};

describe.skipIf(!file)(
  `dirty phone cells with known answers${file ? "" : " (skipped: the shared data are not here)"}`,
  () => {
    const cases: Case[] = file ? JSON.parse(readFileSync(file, "utf8")).cases : [];
    test.each(cases)("$id $input", ({ input, country, expect: wanted }) => {
      expect(read(input, country)).toEqual(wanted.numbers.map(({ e164, ext }) => e164 + (ext ? `;ext=${ext}` : "")));
    });
  },
);
