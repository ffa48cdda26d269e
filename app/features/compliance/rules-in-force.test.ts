import { describe, expect, test } from "vitest";
import { callFacts, clearSince } from "#tests/call-facts.ts";
import { builtInRules } from "./built-in-rules.ts";
import { type CallFacts, decide } from "./decide.ts";
import { type Rule, week } from "./rule.ts";
import { ruleBook } from "./rule-book.ts";
import { neverAsked, settledRulePlace } from "./rule-place.ts";

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

describe("a rule that closes a place all week", () => {
  const closed = (jurisdiction: string, region: string | null): Rule[] => [
    {
      ...row,
      ...{ kind: "hours", id: "closed", title: "calling hours", validFrom: "2020-01-01", week: week("", "", "") },
      ...{ closedOnHolidays: false, ...settledRulePlace({ jurisdiction, region }) },
    },
  ];
  const saint = { country: "JE", postcode: "JE2 3AB" };

  test.each<[string, string | null, string, Partial<CallFacts["place"]>]>([
    ["*", null, "+442079460123", {}],
    ["*", null, "+61255501234", { country: "AU", region: "NSW", postcode: "2000" }],
    ["UK", null, "+442079460123", {}],
    ["GB", "SCT", "+442079460123", { country: "GB" }],
    ["JE", null, "+442079460123", saint],
    ["PR", null, "+17875550123", {}],
    ["US", "New York", "+12125550123", {}],
    ["FR", "67", "+33199001234", { country: "FR" }],
  ])("%s %s closes %s at %o", (jurisdiction, region, e164, place) => {
    const open = e164.startsWith("+1")
      ? "2026-11-23T16:00:00Z"
      : e164.startsWith("+61")
        ? "2026-11-23T00:30:00Z"
        : "2026-11-23T10:00:00Z";
    expect(says(closed(jurisdiction, region), open, e164, place)).toContain("closed");
  });

  test("leaves their neighbours open", () => {
    const at = "2026-11-23T10:00:00Z";

    expect(says(closed("JE", null), at, "+442079460123")).toBe("allow");
    expect(says(closed("GB", "SCT"), at, "+442079460123", { country: "GB", postcode: "EC1A 1BB" })).toBe("allow");
  });

  test("does not open a country that has no hours of its own", () => {
    const always = closed("*", null).map((rule) => ({
      ...rule,
      week: week("00:00-24:00", "00:00-24:00", "00:00-24:00"),
    }));

    expect(says(always as Rule[], "2026-11-23T10:00:00Z", "+6490000000")).toBe("block unknown-rules");
  });
});

test.each([
  ["*", "FL", "cap", /no region/],
  ["*", null, "basis", /country by country/],
  ["EU", null, "hours", /no country's code/],
  ["XX", null, "hours", /no country's code/],
  ["US", "XX", "hours", /read as XX/],
  ["GB", "LND", "hours", /read as LND/],
  ["NO", "OSL", "cap", /read as OSL/],
] as const)("a rule for %s %s (%s) is refused with a sentence", (jurisdiction, region, kind, sentence) => {
  expect(neverAsked({ jurisdiction, region, kind })).toMatch(sentence);
});

test.each([
  ["*", null, "hours"],
  ["UK", null, "hours"],
  ["JE", null, "hours"],
  ["PR", null, "hours"],
  ["US", "FL", "cap"],
  ["GB", "SCT", "hours"],
  ["AU", "WA", "basis"],
  ["NO", null, "hours"],
] as const)("a rule for %s %s (%s) is taken", (jurisdiction, region, kind) => {
  expect(neverAsked({ jurisdiction, region, kind })).toBeNull();
});
