import { expect, test } from "vitest";
import { fillFields, type MergeValues, unknownFields } from "./merge-fields.ts";

const helen: MergeValues = {
  first: "Helen",
  name: "Helen Marsh",
  company: "Harrow & Pike",
  client: "Calder",
  legal: "Calder Ltd",
  agency: "Ember Calling",
};

test("a letter is filled with names, and greets well where nobody is known", () => {
  expect(fillFields("Hello {first},\n\n{company} and {client}.", helen)).toBe(
    "Hello Helen,\n\nHarrow & Pike and Calder.",
  );
  expect(fillFields("Hello {first},", { ...helen, first: null })).toBe("Hello,");
});

test("a name cannot smuggle in a header, a field or code", () => {
  expect(fillFields("For {first}", { ...helen, first: "Helen\r\nBcc: all@example.com" })).toBe(
    "For Helen Bcc: all@example.com",
  );
  expect(fillFields("{first}", { ...helen, first: "{legal}" })).toBe(" legal ");
});

test("what nothing fills in is told", () => {
  expect(unknownFields("{first} {frist} {{constructor.name}}")).toEqual(["{frist}", "{constructor.name}"]);
});
