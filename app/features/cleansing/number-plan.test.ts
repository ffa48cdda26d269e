import fc from "fast-check";
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, test } from "vitest";
import { isWrittenWithZero, readByPlan } from "./number-plan.ts";

const country = fc.constantFrom(...getCountries());
/** Digits near an example number of the country, and digits near nothing. */
const near = (at: CountryCode) =>
  fc
    .tuple(fc.array(fc.tuple(fc.nat(11), fc.nat(9)), { maxLength: 6 }), fc.constantFrom("", "0", "1", "8", "00"))
    .map(([changes, before]) => {
      const digits = [...(getExampleNumber(at, examples)?.nationalNumber ?? "123456789")];
      for (const [place, digit] of changes) digits[Math.min(place, digits.length)] = String(digit);
      return before + digits.join("");
    });
const written = country.chain((at) =>
  fc.tuple(
    fc.oneof(
      near(at),
      near(at).map((digits) => `+${getCountryCallingCode(at)}${digits}`),
    ),
    fc.constant(at),
  ),
);

test("what the plan is sure of is what the library says: the number, its country and its kind, or that it is none", () => {
  fc.assert(
    fc.property(written, fc.option(country, { freq: 3 }), ([text, at], other) => {
      const home = other ?? at;
      const planned = readByPlan(text, text.replace(/\D/g, ""), home);
      if (planned === "unsure") return;
      const asked = parsePhoneNumberFromString(text, { defaultCountry: home, extract: false });
      const type = asked?.getType();
      if (!planned) {
        expect([text, home, type]).toEqual([text, home, undefined]);
        return;
      }
      expect({
        number: `+${planned.callingCode}${planned.national}`,
        country: planned.country,
        type: planned.type,
      }).toEqual({ number: asked?.number, country: asked?.country, type });
      expect(isWrittenWithZero(planned.national, planned.country)).toBe(
        asked?.formatNational().replace(/\D/g, "") === `0${planned.national}`,
      );
    }),
    { seed: 20261126, numRuns: 800 },
  );
});

test.each<[CountryCode, string]>([
  ["GB", "0161 496 0001"],
  ["GB", "+44 20 7946 0001"],
  ["DE", "030 23125001"],
  ["FR", "01 99 00 12 34"],
  ["US", "(202) 555-0145"],
  ["AU", "(02) 5550 0001"],
])("the usual notation of %s, %s, needs no asking", (at, text) => {
  expect(readByPlan(text, text.replace(/\D/g, ""), at)).toMatchObject({ country: at });
});
