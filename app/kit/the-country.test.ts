import { expect, test } from "vitest";
import { theCountry } from "./the-country.ts";

test("some countries have an article", () => {
  expect(["United Kingdom", "United States", "Netherlands", "Cayman Islands"].map(theCountry)).toEqual([
    "the United Kingdom",
    "the United States",
    "the Netherlands",
    "the Cayman Islands",
  ]);
  expect(["France", "Ireland", "this plan", "Antigua & Barbuda"].map(theCountry)).toEqual([
    "France",
    "Ireland",
    "this plan",
    "Antigua & Barbuda",
  ]);
});
