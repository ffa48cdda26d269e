import { describe, expect, test } from "vitest";
import { attempt, callFacts, clearSince } from "#tests/call-facts.ts";
import { type CallFacts, decide } from "./decide.ts";

type Facts = Parameters<typeof callFacts>[0];

/** Washed as it is asked about, unless the case says otherwise. */
function answer(at: string, facts: Facts, screenings?: CallFacts["screenings"]) {
  const now = new Date(at);
  const { verdict, nextAllowedAt, reasons } = decide(
    callFacts({ ...facts, screenings: screenings ?? clearSince(now) }),
    now,
  );
  return {
    says: nextAllowedAt ? `wait until ${nextAllowedAt.toISOString()}` : verdict,
    rules: reasons.map((r) => r.rule),
  };
}

const number = (e164: string, kind: CallFacts["number"]["kind"] = "mobile"): Facts => ({ number: { e164, kind } });
const at = (e164: string, place: Partial<CallFacts["place"]>): Facts => ({ ...number(e164), place });

describe("the cases number libraries, calendars and clocks get wrong", () => {
  test.each<[string, string, Facts, string]>([
    ["a British mobile", "2026-11-23T09:00:00Z", number("+447400123456"), "allow"],
    ["a mobile that number tables place in Guernsey", "2026-11-23T09:00:00Z", number("+447911123456"), "allow"],
    [
      "850 is Pensacola too: 08:00 Eastern is 07:00 there",
      "2026-11-23T13:00:00Z",
      number("+18505550123"),
      "wait until 2026-11-23T14:00:00.000Z",
    ],
    [
      "208 is Boise and Coeur d'Alene",
      "2026-11-23T15:00:00Z",
      number("+12085550123"),
      "wait until 2026-11-23T16:00:00.000Z",
    ],
    [
      "928 in summer: Phoenix is an hour behind the Navajo Nation",
      "2026-07-06T14:00:00Z",
      number("+19285550123"),
      "wait until 2026-07-06T15:00:00.000Z",
    ],
    ["928 in winter: they agree", "2026-01-05T15:00:00Z", number("+19285550123"), "allow"],
    [
      "an Australian mobile at 09:00 in Sydney is 06:00 in Perth",
      "2026-11-22T22:00:00Z",
      number("+61491570156"),
      "wait until 2026-11-23T01:00:00.000Z",
    ],
    [
      "a Queensland landline in January keeps no summer time",
      "2026-01-05T22:00:00Z",
      number("+61730101234", "fixed"),
      "wait until 2026-01-05T23:00:00.000Z",
    ],
    [
      "Perth opens three hours after Sydney in summer",
      "2026-11-23T00:59:59Z",
      number("+61865501234", "fixed"),
      "wait until 2026-11-23T01:00:00.000Z",
    ],
    [
      "toll-free: both coasts and Hawaii must be awake",
      "2026-11-23T17:59:59Z",
      number("+18005550199", "toll-free"),
      "wait until 2026-11-23T18:00:00.000Z",
    ],
    [
      "toll-free: until Newfoundland's evening",
      "2026-11-24T00:30:00Z",
      number("+18005550199", "toll-free"),
      "wait until 2026-11-24T18:00:00.000Z",
    ],
    ["08:00 on the day the clocks go forward", "2026-03-08T12:00:00Z", number("+12125550123"), "allow"],
    [
      "an hour earlier by yesterday's clock",
      "2026-03-08T11:59:59Z",
      number("+12125550123"),
      "wait until 2026-03-08T12:00:00.000Z",
    ],
    ["21:00 on that day", "2026-03-09T01:00:00Z", number("+12125550123"), "wait until 2026-03-09T12:00:00.000Z"],
    ["08:00 on the day they go back", "2026-11-01T13:00:00Z", number("+12125550123"), "allow"],
    ["20:59:59 on that day", "2026-11-02T01:59:59Z", number("+12125550123"), "allow"],
    ["21:00 on that day", "2026-11-02T02:00:00Z", number("+12125550123"), "wait until 2026-11-02T13:00:00.000Z"],
    [
      "the last evening of the year in London is already a holiday in Sydney",
      "2026-12-31T13:30:00Z",
      at("+61491570156", { country: "AU", region: "NSW" }),
      "wait until 2027-01-01T22:30:00.000Z",
    ],
    ["and still working time in London", "2026-12-31T13:30:00Z", number("+442079460123"), "allow"],
    [
      "the first of January in New York is no holiday of its law",
      "2027-01-01T13:00:00Z",
      number("+12125550123"),
      "allow",
    ],
    ["Good Friday in Britain", "2026-04-03T10:00:00Z", number("+442079460123"), "wait until 2026-04-07T08:00:00.000Z"],
    [
      "the Monday that stands for Boxing Day",
      "2026-12-28T10:00:00Z",
      number("+442079460123"),
      "wait until 2026-12-29T09:00:00.000Z",
    ],
    [
      "Sunday in Australia",
      "2026-11-22T02:00:00Z",
      at("+61491570156", { country: "AU", region: "VIC" }),
      "wait until 2026-11-22T22:00:00.000Z",
    ],
    [
      "Vancouver does not fall back in 2026: 09:00 there is 16:00 UTC",
      "2026-11-23T16:00:00Z",
      number("+16045550123"),
      "allow",
    ],
    ["nor does Alberta: 09:00 there is 15:00 UTC", "2026-11-23T15:00:00Z", number("+14035550123"), "allow"],
    [
      "and closes at 21:30, 03:30 UTC",
      "2026-11-24T03:30:00Z",
      number("+14035550123"),
      "wait until 2026-11-24T15:00:00.000Z",
    ],
  ])("%s", (_, when, facts, expected) => {
    expect(answer(when, facts).says).toBe(expected);
  });
});

describe("what is counted and how old it is", () => {
  const miami = number("+13055550123", "fixed-or-mobile");
  const three = ["2026-11-22T16:00:00Z", "2026-11-22T18:00:00Z", "2026-11-22T20:00:00Z"].map((when, i) =>
    attempt(when, { reached: true, onThisNumber: i === 0 }),
  );

  test("a fourth call in 24 hours waits, whatever number the three were made to", () => {
    const { says, rules } = answer("2026-11-23T15:59:59Z", { ...miami, attempts: three });

    expect(says).toBe("wait until 2026-11-23T16:00:00.000Z");
    expect(rules).toEqual(["us-fl-3-in-24h"]);
  });

  test("24 hours are 24 hours over a change of clocks: the wall shows an hour more or less", () => {
    const night = (day: string) =>
      ["16:00:00", "17:00:00", "18:00:00"].map((time) =>
        attempt(`${day}T${time}Z`, { reached: true, onThisNumber: false, onThisCompany: true }),
      );

    expect(answer("2026-11-01T15:59:59Z", { ...miami, attempts: night("2026-10-31") }).says).toBe(
      "wait until 2026-11-01T16:00:00.000Z",
    );
    expect(answer("2026-11-01T16:00:00Z", { ...miami, attempts: night("2026-10-31") }).says).toBe("allow");
    expect(answer("2026-03-08T15:59:59Z", { ...miami, attempts: night("2026-03-07") }).says).toBe(
      "wait until 2026-03-08T16:00:00.000Z",
    );
  });

  test("a wash exactly 28 days old holds, one a second older does not", () => {
    const london = number("+442079460123", "fixed");

    expect(answer("2026-11-23T10:00:00Z", london, clearSince(new Date("2026-10-26T10:00:00Z"))).says).toBe("allow");
    expect(answer("2026-11-23T10:00:00Z", london, clearSince(new Date("2026-10-26T09:59:59Z")))).toEqual({
      says: "block",
      rules: ["gb-tps", "gb-ctps"],
    });
  });
});

describe("every way to come to speak with somebody", () => {
  const sunday = "2026-11-22T12:00:00Z";
  const suppressed: Facts = { suppressions: [{ scope: "client" }] };

  test.each(["queue", "manual", "callback"] as const)("%s: hours, caps, lists and wishes hold alike", (way) => {
    expect(answer(sunday, { way }).rules).toEqual(["gb-hours"]);
    expect(answer(sunday, { way, ...suppressed }).says).toBe("block");
  });

  test("whoever rings us on a Sunday is answered, whoever asked us not to call is not sold to", () => {
    expect(answer(sunday, { way: "inbound" }).says).toBe("allow");
    expect(answer(sunday, { way: "inbound", ...suppressed })).toEqual({ says: "block", rules: ["suppressed"] });
    expect(answer(sunday, { way: "inbound", ...number("") }).rules).toEqual(["not-a-number"]);
  });

  test.each(["queue", "manual", "callback"] as const)("%s: about pensions, only who agreed to it", (way) => {
    const campaign = { sector: "pensions" as const };

    expect(answer("2026-11-23T10:00:00Z", { way, campaign })).toEqual({ says: "block", rules: ["gb-pensions"] });
    expect(answer("2026-11-23T10:00:00Z", { way, campaign, consentRecorded: true }).says).toBe("allow");
  });

  test("a message is left in a British mailbox, in an American one only with consent", () => {
    const american = { way: "voicemail-drop" as const, ...number("+12125550123") };

    expect(
      answer("2026-11-23T17:31:00Z", { way: "voicemail-drop", attempts: [attempt("2026-11-23T17:29:00Z")] }).says,
    ).toBe("allow");
    expect(answer("2026-11-23T18:00:00Z", american).rules).toEqual(["us-recorded"]);
    expect(answer("2026-11-23T18:00:00Z", { ...american, consentRecorded: true }).says).toBe("allow");
  });
});

test.each(["112", "+112", "999"])("%s is an emergency number, and no other country's", (e164) => {
  const { verdict, reasons } = decide(callFacts(number(e164, "unknown")), new Date("2026-11-23T10:00:00Z"));
  expect(verdict).toBe("block");
  expect(reasons.map(({ text }) => text).join(" ")).toMatch(/emergency number/);
  expect(reasons.map(({ rule }) => rule)).not.toContain("unknown-rules");
});
