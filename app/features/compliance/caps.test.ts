import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attempt, callFacts, clearSince } from "#tests/call-facts.ts";
import { attemptsSince, capRefusal } from "./caps.ts";
import { type AttemptFact, type CallFacts, decide } from "./decide.ts";
import { type CapRule, longestCapHours } from "./rule.ts";

const london: Partial<CallFacts> = { place: { country: "GB", region: null, postcode: "EC1A 1BB", zone: null } };
const miami: Partial<CallFacts> = {
  number: { e164: "+13055550123", kind: "fixed-or-mobile", premium: false, dead: false },
};
const elsewhere = { onThisNumber: false };

function after(attempts: AttemptFact[], at: string, facts: Partial<CallFacts> = london) {
  const now = new Date(at);
  const { verdict, reasons, nextAllowedAt } = decide(
    { ...callFacts(), ...facts, attempts, screenings: clearSince(now) },
    now,
  );
  return { verdict, rules: reasons.map((r) => r.rule), next: nextAllowedAt?.toISOString() ?? null };
}

test("a number is rung once a day, and again the next morning", () => {
  expect(after([attempt("2026-11-23T09:05:00Z")], "2026-11-23T15:00:00Z")).toEqual({
    verdict: "wait",
    rules: ["cap-number-day"],
    next: "2026-11-24T09:00:00.000Z",
  });
});

test("a busy line may be tried once more that day, and no third time", () => {
  const busy = attempt("2026-11-23T09:05:00Z", { status: "busy" });

  expect(after([busy], "2026-11-23T10:00:00Z").verdict).toBe("allow");
  expect(after([busy, attempt("2026-11-23T10:00:00Z")], "2026-11-23T11:00:00Z").rules).toContain("cap-number-day");
});

test("a call another client made to this number counts, one to its other lines does not count for the number", () => {
  const forAnother = attempt("2026-11-23T09:05:00Z", { onThisCompany: false, inThisRound: false });

  expect(after([forAnother], "2026-11-23T10:00:00Z").rules).toEqual(["cap-number-day"]);
  expect(after([attempt("2026-11-23T09:05:00Z", elsewhere)], "2026-11-23T10:00:00Z").verdict).toBe("allow");
});

test("a company is rung twice a day, whichever of its numbers", () => {
  const two = [attempt("2026-11-23T09:05:00Z", elsewhere), attempt("2026-11-23T09:30:00Z", elsewhere)];

  expect(after(two, "2026-11-23T10:00:00Z")).toEqual({
    verdict: "wait",
    rules: ["cap-company-day"],
    next: "2026-11-24T09:00:00.000Z",
  });
});

test("the ninth call in thirty days waits until the first of the eight is thirty days old", () => {
  const days = ["02", "04", "06", "10", "12", "16", "18", "20"];
  const eight = days.map((d) => attempt(`2026-11-${d}T11:20:00Z`, { reached: true }));

  expect(after(eight, "2026-11-27T10:00:00Z")).toEqual({
    verdict: "wait",
    rules: ["cap-company-30-days"],
    next: "2026-12-02T11:20:00.000Z",
  });
  expect(after(eight, "2026-12-02T11:20:00Z").verdict).toBe("allow");
});

test("six unanswered calls end the round, and calls that reached somebody do not count", () => {
  const six = ["02", "04", "06", "10", "12", "16"].map((d) => attempt(`2026-11-${d}T11:20:00Z`));
  const oneReached = six.map((a, i) => ({ ...a, reached: i === 3 }));
  const lastRound = six.map((a) => ({ ...a, inThisRound: false }));

  expect(after(six, "2026-11-27T10:00:00Z")).toEqual({ verdict: "block", rules: ["cap-round"], next: null });
  expect(after(oneReached, "2026-11-27T10:00:00Z").verdict).toBe("allow");
  expect(after(lastRound, "2026-11-27T10:00:00Z").verdict).toBe("allow");
});

test("Florida counts three calls in 24 hours over every number they have", () => {
  const three = [
    attempt("2026-11-23T20:00:00Z", elsewhere),
    attempt("2026-11-23T21:00:00Z", elsewhere),
    attempt("2026-11-24T14:00:00Z", elsewhere),
  ];

  expect(after(three, "2026-11-24T15:00:00Z", miami)).toEqual({
    verdict: "wait",
    rules: ["us-fl-3-in-24h"],
    next: "2026-11-24T20:00:00.000Z",
  });
});

test("twenty-four hours stay twenty-four when the clocks go back", () => {
  const three = [
    attempt("2026-10-31T20:00:00Z", elsewhere),
    attempt("2026-10-31T20:30:00Z", elsewhere),
    attempt("2026-11-01T14:00:00Z", elsewhere),
  ];

  expect(after(three, "2026-11-01T19:59:00Z", miami).rules).toEqual(["us-fl-3-in-24h"]);
  expect(after(three, "2026-11-01T20:00:00Z", miami).verdict).toBe("allow");
});

test("a day is theirs, not ours: in Honolulu it is still yesterday", () => {
  const honolulu = { number: { e164: "+18085550123", kind: "fixed-or-mobile", premium: false, dead: false } } as const;
  const mondayAfternoon = [attempt("2026-11-24T00:30:00Z")];

  expect(after(mondayAfternoon, "2026-11-24T06:30:00Z", honolulu).rules).toEqual(["cap-number-day"]);
  expect(after(mondayAfternoon, "2026-11-24T18:00:00Z", honolulu).verdict).toBe("allow");
});

test("where the zone is open, the day has to be over in all of them", () => {
  const mobile = { number: { e164: "+61491570156", kind: "mobile", premium: false, dead: false } } as const;

  expect(after([attempt("2026-11-23T03:00:00Z")], "2026-11-23T05:00:00Z", mobile)).toEqual({
    verdict: "wait",
    rules: ["cap-number-day"],
    next: "2026-11-24T01:00:00.000Z",
  });
});

test("a dial that rang nobody's telephone counts for no cap", () => {
  const refused = attempt("2026-11-23T09:05:00Z", { status: "failed", rang: false });

  expect(after([refused, refused], "2026-11-23T09:06:00Z").verdict).toBe("allow");
  expect(after([{ ...refused, rang: true }], "2026-11-23T09:06:00Z").rules).toEqual(["cap-number-day"]);
});

const usual: CapRule = {
  ...{ kind: "cap", id: "a", version: "a", jurisdiction: "*", region: null, validFrom: "2000-01-01", validTo: null },
  ...{ source: "", verifiedOn: null, title: "calls", of: "number", most: 1, mostAfterBusy: 1, within: { hours: 48 } },
};

test("calls are looked up as far back as the longest cap a rule may set", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const longest: CapRule = { ...usual, within: { hours: longestCapHours } };
  const first = attempt(attemptsSince(now).toISOString());
  const next = attempt(new Date(attemptsSince(now).getTime() + 1).toISOString());

  expect(capRefusal(longest, [first], [], now.getTime())).toBeNull();
  expect(capRefusal(longest, [next], [], now.getTime())).toMatchObject({ made: 1 });
});

test("a cap counts by the number, by the company, or by whoever answers of the two", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const counts = (of: CapRule["of"], where: Partial<AttemptFact>) =>
    capRefusal({ ...usual, of }, [attempt("2026-11-23T09:00:00Z", where)], [], now) !== null;
  const sameNumber = { onThisCompany: false };
  const sameCompany = { onThisNumber: false };

  expect([counts("number", sameNumber), counts("number", sameCompany)]).toEqual([true, false]);
  expect([counts("company", sameNumber), counts("company", sameCompany)]).toEqual([false, true]);
  expect([counts("party", sameNumber), counts("party", sameCompany)]).toEqual([true, true]);
});

test("what is over counts no more, and a day lets go at midnight in the last of the places", () => {
  const now = Date.parse("2026-11-23T05:00:00Z");
  const daily: CapRule = { ...usual, within: { calendarDays: 1 } };
  const [before, today] = [attempt("2026-11-20T03:00:00Z"), attempt("2026-11-23T03:00:00Z")];
  const inPerth = { made: 1, until: Date.parse("2026-11-23T16:00:00Z") };

  for (const zones of [
    ["Australia/Perth", "Australia/Sydney"],
    ["Australia/Sydney", "Australia/Perth"],
  ])
    expect(capRefusal(daily, [before, today], zones, now)).toEqual(inPerth);
  expect(capRefusal(usual, [before, today], [], now)).toMatchObject({ made: 1 });
});

describe("a cap over hours that allows more after an engaged tone", () => {
  const rule: CapRule = { ...usual, mostAfterBusy: 3 };
  const now = Date.parse("2026-11-23T12:00:00Z");
  const hoursAgo = (hours: number, status: AttemptFact["status"]) =>
    attempt(new Date(now - hours * 3_600_000).toISOString(), { status });

  test("lets two more through, and then waits for the window", () => {
    expect(capRefusal(rule, [hoursAgo(2, "no-answer")], [], now)).toMatchObject({ made: 1 });
    expect(capRefusal(rule, [hoursAgo(2, "busy"), hoursAgo(1, "no-answer")], [], now)).toBeNull();
  });

  test("waits until the first instant that counts few enough", () => {
    const tries = fc.array(fc.record({ ago: fc.integer({ min: 0, max: 60 }), busy: fc.boolean() }), { maxLength: 6 });
    fc.assert(
      fc.property(
        tries,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (before, most, mostAfterBusy) => {
          const made = before.map(({ ago, busy }) => hoursAgo(ago, busy ? "busy" : "no-answer"));
          const cap = { ...rule, most, mostAfterBusy };
          const counts = (at: number) => made.filter((one) => one.at.getTime() > at - 48 * 3_600_000);
          const lets = (at: number) =>
            counts(at).length < (counts(at).some(({ status }) => status === "busy") ? mostAfterBusy : most);
          const slow = Array.from({ length: 49 }, (_, hour) => now + hour * 3_600_000).find(lets);
          expect(capRefusal(cap, made, [], now)?.until ?? now).toBe(slow);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });
});
