import { expect, test } from "vitest";
import { callFacts, clearSince } from "#tests/call-facts.ts";
import { builtInRules } from "./built-in-rules.ts";
import { type CallFacts, decide } from "./decide.ts";
import type { Rule } from "./rule.ts";
import { ruleBook } from "./rule-book.ts";

const row = { version: "a", region: null, validTo: null, source: "a law of the test", verifiedOn: null };
const basisFrom = (jurisdiction: string, validFrom: string): Rule => ({
  ...row,
  ...{ kind: "basis", id: "a-basis", title: "legal basis", jurisdiction, validFrom },
});

function says(rules: Rule[], at: string, e164: string, place: Partial<CallFacts["place"]> = {}): string {
  const now = new Date(at);
  const book = ruleBook([...builtInRules, ...rules]);
  const facts = callFacts({ rules: book, number: { e164, kind: "fixed" }, place, screenings: clearSince(now) });
  const { verdict, reasons } = decide(facts, now);
  return [verdict, ...reasons.map(({ rule }) => rule)].join(" ");
}

test("a law begins at their midnight, not at that of Greenwich", () => {
  const sydney = { country: "AU", region: "NSW", postcode: "2000" };
  const from = [basisFrom("AU", "2026-03-03")];

  expect(says(from, "2026-03-02T08:30:00Z", "+61255501234", sydney)).toBe("allow");
  expect(says(from, "2026-03-02T22:30:00Z", "+61255501234", sydney)).toBe("block a-basis");
});

test("a law ends at their midnight too", () => {
  const until = [{ ...basisFrom("US", "2020-01-01"), validTo: "2026-03-03" }];

  expect(says(until, "2026-03-03T01:30:00Z", "+12125550123")).toBe("block a-basis");
  expect(says(until, "2026-03-03T13:30:00Z", "+12125550123")).toBe("allow");
});

test("where it may be two days at once, the law of both days holds", () => {
  const from = [basisFrom("US", "2026-03-03")];

  // 20:30 on the second in Honolulu, 01:30 on the third in New York
  expect(says(from, "2026-03-03T06:30:00Z", "+18005550199")).toContain("a-basis");
});
