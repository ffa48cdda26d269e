import { expect, test } from "vitest";
import type { PhoneKind } from "#db/vocabulary.ts";
import { callFacts, clearSince } from "#tests/call-facts.ts";
import { type CallFacts, decide } from "./decide.ts";

const mondayTen = new Date("2026-11-23T10:00:00Z");
const nowThere = new Date("2026-11-23T18:00:00Z");
const daysBefore = (now: Date, days: number, seconds = 0) =>
  new Date(now.getTime() - days * 86_400_000 - seconds * 1000);

function american(kind: PhoneKind, screenings: CallFacts["screenings"]) {
  return decide(callFacts({ number: { e164: "+12125550123", kind }, screenings }), nowThere);
}

test("a British screening holds for 28 days to the second", () => {
  expect(decide(callFacts({ screenings: clearSince(daysBefore(mondayTen, 28)) }), mondayTen).verdict).toBe("allow");

  const late = decide(callFacts({ screenings: clearSince(daysBefore(mondayTen, 28, 1)) }), mondayTen);
  expect(late.verdict).toBe("block");
  expect(late.reasons.map((r) => r.text)).toEqual([
    "The last TPS screening is more than 28 days old; it holds for 28 days (TPS, GB 2026-11).",
    "The last CTPS screening is more than 28 days old; it holds for 28 days (CTPS, GB 2026-11).",
  ]);
});

test("a British number needs both lists, since it does not say whether a sole trader answers it", () => {
  const onlyCompanies = { CTPS: { asOf: mondayTen, listed: false } };

  const decision = decide(callFacts({ screenings: onlyCompanies }), mondayTen);

  expect(decision.reasons.map((r) => r.rule)).toEqual(["gb-tps"]);
});

test("a listed number is blocked, unless they told this client that they do not object", () => {
  const listed = { ...clearSince(mondayTen), TPS: { asOf: mondayTen, listed: true } };

  expect(decide(callFacts({ screenings: listed }), mondayTen).verdict).toBe("block");
  expect(decide(callFacts({ screenings: listed, consentRecorded: true }), mondayTen).verdict).toBe("allow");
});

test("a screening dated in the future proves nothing", () => {
  expect(decide(callFacts({ screenings: clearSince(new Date("2026-11-24T10:00:00Z")) }), mondayTen).verdict).toBe(
    "block",
  );
});

test("an American number that may be a mobile is blocked without a screening, a landline only warned of", () => {
  expect(american("fixed-or-mobile", {}).verdict).toBe("block");
  expect(american("unknown", {}).verdict).toBe("block");
  expect(american("fixed", {})).toMatchObject({ verdict: "allow", needsReason: true });
  expect(american("fixed", clearSince(daysBefore(nowThere, 31)))).toMatchObject({
    verdict: "allow",
    needsReason: false,
  });
});

test.each([
  ["American", "+12125550123", {}, 31],
  ["Canadian", "+14165550123", {}, 31],
  ["Australian", "+61270101234", {}, 30],
])("an %s screening holds for its days to the second", (_, e164, place, days) => {
  const facts = (seconds: number) =>
    callFacts({ number: { e164, kind: "mobile" }, place, screenings: clearSince(daysBefore(nowThere, days, seconds)) });

  expect(decide(facts(0), nowThere).verdict).not.toBe("block");
  expect(decide(facts(1), nowThere).verdict).toBe("block");
});
