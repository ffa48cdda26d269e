import fc from "fast-check";
import { type CountryCode, getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, test } from "vitest";
import { readPhoneCell } from "./phone-cell.ts";
import { digitsOf } from "./phone-strip.ts";

const run = { seed: 20_240_115, numRuns: 300 };
const numbers = (text: string, country: CountryCode) =>
  readPhoneCell(text, country).numbers.flatMap(({ parsed }) => (parsed.ok ? [parsed.e164] : []));
const countries = fc.constantFrom<CountryCode>("GB", "US", "AU", "DE", "FR", "IT", "NL");
const cells = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."0123456789 ()+-/.,;x&\nTFor".split("")), maxLength: 40 }),
);

test("no text stops the reading of a phone cell, and each number says it is one or why not", () => {
  fc.assert(
    fc.property(cells, countries, (text, country) => {
      const cell = readPhoneCell(text, country);
      expect(cell.numbers.length + cell.problems.length).toBeGreaterThan(0);
    }),
    run,
  );
});

test("an international number comes out as itself, whatever the country of the file", () => {
  fc.assert(
    fc.property(cells, countries, countries, (text, country, other) => {
      for (const e164 of numbers(text, country)) expect(numbers(e164, other)).toEqual([e164]);
    }),
    run,
  );
});

test("the last digits of a number always stood in its cell", () => {
  fc.assert(
    fc.property(cells, countries, (text, country) => {
      const digits = digitsOf(text);
      for (const e164 of numbers(text, country)) expect(digits).toContain(e164.slice(-4));
    }),
    run,
  );
});

const abroad = "AT CH SE NO DK FI PL CZ PT ES IT NL BE IE AU NZ JP IN ZA BR MX".split(" ") as CountryCode[];
test.each(abroad)("the number of %s is read as people there write it", (country) => {
  const example = getExampleNumber(country, examples);
  if (!example || example.nationalNumber.endsWith("123456789")) return;
  const [first = "", ...rest] = example.formatNational().replace(/[()-]/g, " ").trim().split(/\s+/);
  const behind = rest.join(" ");
  for (const text of [
    `(${first}) ${behind}`,
    `${first}/${behind}`,
    `${first} - ${behind}`,
    `${first}-${rest.join("-")}`,
    `${first}.${rest.join(".")}`,
    `${first}${rest.join("")}`,
    `+${example.countryCallingCode} ${example.nationalNumber.startsWith("0") ? "" : "(0)"}${example.nationalNumber}`,
  ])
    expect([text, ...numbers(text, country)]).toEqual([text, example.number]);
});

test.each(getCountries())("the example number of %s is read in every notation", (country) => {
  const example = getExampleNumber(country, examples);
  // 0123456789 is somebody's example in two countries, and a placeholder in every list.
  if (!example?.isValid() || example.nationalNumber.endsWith("123456789")) return;
  for (const text of [example.number, example.formatNational(), example.formatInternational(), example.getURI()])
    expect([text, numbers(text, country)]).toEqual([text, [example.number]]);
});
