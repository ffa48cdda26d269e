import { expect, test } from "vitest";
import { builtInRules } from "./built-in-rules.ts";
import type { Rule } from "./rule.ts";
import { ruleBook } from "./rule-book.ts";
import { ruleTerms } from "./rule-terms.ts";

const [cap] = builtInRules.filter(({ id }) => id === "cap-round");
const row = (version: string, validFrom: string, validTo: string | null = null): Rule => ({
  ...(cap as Rule),
  version,
  validFrom,
  validTo,
});
const versionsOn = (rows: Rule[], day: string) =>
  ruleBook(rows)
    .inForce("*", null, Date.parse(day))
    .map(({ version }) => version);

test("the newest row that has begun counts, whatever the order of writing", () => {
  const rows = [row("b", "2026-06-01"), row("a", "2020-01-01")];

  expect(versionsOn(rows, "2026-05-31")).toEqual(["a"]);
  expect(versionsOn(rows, "2026-06-01")).toEqual(["b"]);
});

test("of two rows that begin on one day the later written is the correction", () => {
  expect(versionsOn([row("a", "2020-01-01"), row("b", "2020-01-01")], "2026-01-01")).toEqual(["b"]);
});

test("a law that has ended does not bring back the one before it", () => {
  const rows = [row("a", "2020-01-01"), row("b", "2025-01-01", "2026-01-01")];

  expect(versionsOn(rows, "2025-12-31")).toEqual(["b"]);
  expect(versionsOn(rows, "2026-01-01")).toEqual([]);
});

test("a country is unknown until somebody writes a rule for it", () => {
  expect(ruleBook([]).has("NO")).toBe(false);
  expect(ruleBook([{ ...row("a", "2026-01-01"), jurisdiction: "NO" }]).has("NO")).toBe(true);
});

test("every rule we deliver can be kept as a row and read again", () => {
  for (const rule of builtInRules) expect(rule).toMatchObject(ruleTerms.parse(JSON.parse(JSON.stringify(rule))));
  expect(new Set(builtInRules.map(({ id, version }) => `${id} ${version}`)).size).toBe(builtInRules.length);
});
