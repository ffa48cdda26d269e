import { expect, test } from "vitest";
import { builtInRules } from "#app/features/compliance/built-in-rules.ts";
import type { Rule } from "#app/features/compliance/rule.ts";
import { type RuleBook, ruleBook } from "#app/features/compliance/rule-book.ts";
import { parties } from "#scripts/soak/year/oracle/places.ts";
import { soakYear } from "#scripts/soak/year.ts";

test("a year of decisions: nothing unlawful is allowed, nothing lawful is refused", () => {
  const { illegal, wronglyRefused, faults, byRule } = soakYear(20261126, 8_000);

  expect(faults).toEqual([]);
  expect({ illegal, wronglyRefused }).toEqual({ illegal: 0, wronglyRefused: 0 });
  expect(byRule.allowed).toBeGreaterThan(1_000);
  const asked = [
    "gb-hours",
    "au-hours",
    "ca-hours",
    "us-hours",
    "de-hours",
    "fr-basis",
    "gb-tps",
    "gb-pensions",
    "us-fl-3-in-24h",
  ];
  expect(asked.filter((rule) => !byRule[rule])).toEqual([]);
}, 60_000);

const without = (id: string) => ruleBook(builtInRules.filter((rule) => rule.id !== id));
/** Whether anything of this kind is found before the twelve thousandth decision; most faults are found among the first. */
const notices = (kind: "illegal" | "wronglyRefused", book: RuleBook) =>
  Array.from({ length: 24 }, (_, at) => at + 3).some((seed) => soakYear(seed, 500, book)[kind] > 0);
const changed = (id: string, change: (rule: Rule) => Rule) =>
  ruleBook(builtInRules.map((rule) => (rule.id === id ? change(rule) : rule)));

test.each([
  ["gb-ctps"],
  ["us-fl-hours"],
  ["cap-company-30-days"],
  ["cap-number-day"],
  ["cap-round"],
  ["us-recorded"],
  ["de-basis"],
  ["gb-claims-management"],
  ["gb-pensions"],
])(
  "the oracle notices that %s is missing",
  (id) => {
    expect(notices("illegal", without(id))).toBe(true);
  },
  60_000,
);

test("the oracle notices a wash that holds a day less, and one that holds a day more", () => {
  const holds = (days: number) =>
    changed("au-dncr", (rule) => (rule.kind === "wash" ? { ...rule, maxAgeDays: days } : rule));

  expect(notices("wronglyRefused", holds(29))).toBe(true);
  expect(notices("illegal", holds(31))).toBe(true);
}, 60_000);

test("every country with a rule, every American state and every Australian one is rung in that year", () => {
  const rung = new Set(parties.flatMap(({ spots }) => (spots === "never" ? [] : spots.map(({ part }) => part))));
  const places = builtInRules.map(({ jurisdiction, region }) => (region ? `${jurisdiction}-${region}` : jurisdiction));

  expect(
    [...new Set(places)].filter((place) => ![...rung].some((part) => part.startsWith(place) || place === "*")),
  ).toEqual([]);
  expect([...rung].filter((part) => part.startsWith("US-"))).toHaveLength(51 + 5);
  expect([...rung].filter((part) => part.startsWith("AU-"))).toHaveLength(8);
  expect([...rung].filter((part) => part.startsWith("DE-"))).toHaveLength(16);
});
