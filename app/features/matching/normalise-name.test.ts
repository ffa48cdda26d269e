import { expect, test } from "vitest";
import { normaliseName } from "./normalise-name.ts";

test.each([
  ["ALPHA PLUMBING LIMITED", "Alpha Plumbing Ltd"],
  ["Smith &amp; Daughters", "Smith and Daughters"],
  ["Müllenkranz GmbH", "Mullenkranz"],
  ["Café Tau", "CAFE TAU"],
  ["J. P. Roofing L.L.C.", "JP Roofing LLC"],
  ["St. Mary's Hospital", "Saint Marys Hospital"],
  ["The Harbour Theatre Co.", "Harbour Theater"],
])("%s is %s", (one, other) => {
  expect(normaliseName(one).text).toBe(normaliseName(other).text);
});

test("a name made of fillers and forms keeps its words", () => {
  expect(normaliseName("The Limited Company").text).not.toBe("");
  expect(normaliseName("Co-op").text).toBe("co op");
});

test("a name in another script is kept", () => {
  expect(normaliseName("東京電力").text).not.toBe("");
});

test("words that every object of the language knows are words like any other", () => {
  for (const word of ["constructor", "valueOf", "__proto__"])
    expect(normaliseName(`Leeds ${word} Ltd`).text).toMatch(/^leeds [a-z]+$/);
});

test("the legal form is told apart from the name", () => {
  expect(normaliseName("Alpha LLP")).toMatchObject({ text: "alpha", legal: "llp" });
});
