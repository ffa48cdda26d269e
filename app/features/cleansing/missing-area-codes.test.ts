import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import { missingAreaCodes } from "./missing-area-codes.ts";
import type { RuleId } from "./rules.ts";

const missing = (...texts: string[]) => texts.map((text) => ({ text, region: null }));

test("the area code seen on the other numbers of the file is offered, with the numbers it would mend", () => {
  expect(missingAreaCodes(missing("7946 0043", "7946 0044"), ["+442079460001"], "GB")).toEqual([
    { code: "020", valid: 2, missing: 2, text: "2 numbers lack an area code; with 020 all of them are valid." },
  ]);
  expect(missingAreaCodes(missing("7946 0043"), ["+447400123456"], "GB")).toEqual([]);
});

test("an Australian state decides the area code", () => {
  const offers = missingAreaCodes([{ text: "5550 0001", region: "nsw" }], [], "AU");
  expect(offers.map(({ code }) => code)).toEqual(["02"]);
});

const row = (phone: string, areaCode: string | null, rulesOff?: ReadonlySet<RuleId>) =>
  cleanse([{ column: 0, field: "phone_main", text: phone }], { country: "AU", areaCode, rulesOff });
const numbers = (record: ReturnType<typeof row>) => record.phones.map(({ e164 }) => e164);

test("an area code given for the file is put before the numbers that lack it, as a step", () => {
  const record = row("5550 0001", "02");
  expect(numbers(record)).toEqual(["+61255500001"]);
  expect(record.problems.map(({ code }) => code)).not.toContain("phone-no-area-code");
  expect(record.steps.map(({ rule }) => rule)).toContain("phone-area-code-given");
});

test("an area code that is given is taken back as what was given, and not by its rule", () => {
  expect(numbers(row("5550 0001", "02", new Set(["phone-area-code-given"])))).toEqual(["+61255500001"]);
});

test("no area code is put before a number unless it is given and needed", () => {
  expect(numbers(row("5550 0001", null))).toEqual([]);
  expect(numbers(row("(03) 7010 0001", "02"))).toEqual(["+61370100001"]);
});

test.each<[string, RuleId]>([
  ["491570156", "phone-leading-zero"],
  ["61255500001", "phone-plus"],
  ["0255500001.0", "phone-decimal"],
])("“%s” stays as it was while %s is switched off", (text, rule) => {
  expect(numbers(row(text, null))).toHaveLength(1);
  const record = row(text, null, new Set([rule]));
  expect(record.phones).toEqual([]);
  expect(record.problems.map(({ code }) => code)).toContain("phone-invalid");
});
