import { readFileSync } from "node:fs";
import type { CountryCode } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { sharedData } from "#tests/shared.ts";
import { cleanse } from "./cleanse.ts";

const folder = sharedData("leads/phones");
const absent = folder ? "" : " (skipped: the shared data are not here)";
const read = (text: string, country: CountryCode): string[] =>
  cleanse([{ column: 0, field: "phone_main", text }], { country }).phones.map(
    ({ e164, ext }) => e164 + (ext ? `;ext=${ext}` : ""),
  );

/** Where a list of old leads is read otherwise than the numbering library reads one number at a time, and why. */
const otherwise: Record<string, readonly RegExp[]> = {
  "letters stand for digits only where the whole number is spelled in groups": [/six-flag/, /DDA/, /a5$/i, /a332/],
  "an extension has at most six digits; a longer one is no number of somebody's desk": [
    /\d{7,}#?$/,
    /ext=\d{7,}/,
    /[;,] ?7246433$/,
    /extensi.n 7246433/,
  ],
  "of an extension after a Russian or a wide sign the number is kept, the extension is not": [/доб/i, /[ｘ]/, /ext:1$/],
  "an address of a telephone, with its context, is not what people write in lists": [/phone-context/, /isub/],
  "a plus before another way out is taken for a mistake and not guessed at": [/^\+0/],
  "a wide number without a country, read abroad, is not guessed at": [/^＋１　/],
  "digits of any script are digits": [/^᠑/],
  "a call sign after a whole number is dropped": [/-6#$/],
  "carrier codes are not part of a number to call": [/^0~01/],
  "dates, and what might be one, are no numbers": [/^3\/10\/1984$/, /^2012-01-02 08$/, /^1800-10-10 22$/],
  "an old list has the old prefixes of Mexico": [/^(01|\+52 1) ?\(?(33|449)\)?[ -]?\d/, /^04[45] ?\(?33\)? ?1234/],
  "an x among the digits is an extension's": [/650 x 253/],
};
const isOtherwise = (input: string): boolean =>
  Object.values(otherwise).some((patterns) => patterns.some((pattern) => pattern.test(input)));

type Case = {
  input: string;
  region: string;
  current_google: { e164?: string; ext?: string | null; valid?: boolean };
};
const casesOf = (name: string): Case[] =>
  folder ? JSON.parse(readFileSync(`${folder}/libphonenumber-${name}-cases.json`, "utf8")).cases : [];

describe.skipIf(!folder)(`numbers as the numbering library reads them${absent}`, () => {
  test.each(["parse", "matcher"])("%s", (name) => {
    const wrong = casesOf(name)
      .filter(({ input }) => !isOtherwise(input))
      .flatMap(({ input, region, current_google: { e164, ext, valid } }) => {
        const wanted = e164 && valid ? [e164 + (ext ? `;ext=${ext}` : "")] : [];
        const found = read(input, (region === "ZZ" ? "GB" : region) as CountryCode);
        return found.join() === wanted.join() ? [] : [`${input} in ${region}: ${found}, not ${wanted}`];
      });
    expect(wrong).toEqual([]);
  });

  test("an example of every kind in every region", () => {
    // The library we use knows Zimbabwe's plan from another year.
    const lines = readFileSync(`${folder}/example-numbers.tsv`, "utf8").trim().split("\n").slice(1);
    const wrong = lines.flatMap((line) => {
      const [region, , e164 = "", , valid] = line.split("\t");
      return region === "ZW" || read(e164, "GB").join() === (valid === "true" ? e164 : "") ? [] : [line];
    });
    expect(wrong).toEqual([]);
  });

  test("numbers kept for fiction are valid or not as the plan says", () => {
    type Range = Record<"from" | "to" | "from_e164" | "to_e164", string> & {
      region: CountryCode;
      js_max_valid: boolean[];
    };
    const { ranges }: { ranges: Range[] } = JSON.parse(readFileSync(`${folder}/fictional-ranges.json`, "utf8"));
    for (const {
      region,
      js_max_valid: [first, last],
      ...range
    } of ranges) {
      expect(read(range.from, region)).toEqual(first ? [range.from_e164] : []);
      expect(read(range.to, region)).toEqual(last ? [range.to_e164] : []);
    }
  });
});
