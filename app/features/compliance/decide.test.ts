import { describe, expect, test } from "vitest";
import { attempt, callFacts, clearSince } from "#tests/call-facts.ts";
import { type CallFacts, decide } from "./decide.ts";

const mondayTen = "2026-11-23T10:00:00Z";

/** The decision for facts that were washed as they are asked about. */
function decideAt(at: string, facts: CallFacts) {
  const now = new Date(at);
  return decide({ ...facts, screenings: clearSince(now) }, now);
}

function verdictAt(at: string, e164: string, place: Partial<CallFacts["place"]> = {}) {
  const kind = e164.startsWith("+1") ? "fixed-or-mobile" : "fixed";
  const { verdict, nextAllowedAt } = decideAt(at, callFacts({ number: { e164, kind }, place }));
  return nextAllowedAt ? `${verdict} until ${nextAllowedAt.toISOString()}` : verdict;
}

describe("calling hours where the called party is", () => {
  test.each([
    // Britain: office hours, and a bank holiday in any nation while the nation is unknown
    ["2026-11-23T08:59:59Z", "+441614960123", {}, "wait until 2026-11-23T09:00:00.000Z"],
    ["2026-11-23T09:00:00Z", "+441614960123", {}, "allow"],
    ["2026-11-23T17:29:59Z", "+441614960123", {}, "allow"],
    ["2026-11-23T17:30:00Z", "+441614960123", {}, "wait until 2026-11-24T09:00:00.000Z"],
    ["2026-04-03T10:00:00Z", "+442079460123", {}, "wait until 2026-04-07T08:00:00.000Z"],
    ["2026-12-28T10:00:00Z", "+442079460123", {}, "wait until 2026-12-29T09:00:00.000Z"],
    ["2026-12-31T23:30:00Z", "+442079460123", {}, "wait until 2027-01-05T09:00:00.000Z"],
    ["2026-12-31T23:30:00Z", "+442079460123", { postcode: "EC1A 1BB" }, "wait until 2027-01-04T09:00:00.000Z"],
    ["2026-11-30T10:00:00Z", "+441314960123", { postcode: "EH1 1AA" }, "wait until 2026-12-01T09:00:00.000Z"],
    ["2026-11-30T10:00:00Z", "+442079460123", { postcode: "SW1A 1AA" }, "allow"],
    // A mobile that number tables place in Guernsey is British
    [mondayTen, "+447911000000", {}, "allow"],
    [mondayTen, "+447911000000", { country: "GB", postcode: "GY1 1AA" }, "allow"],
    // Area codes with a border inside wait for the later zone to open and stop with the earlier one
    ["2026-11-23T13:00:00Z", "+18505550123", {}, "wait until 2026-11-23T14:00:00.000Z"],
    ["2026-11-23T14:00:00Z", "+18505550123", {}, "allow"],
    ["2026-11-24T01:00:00Z", "+18505550123", {}, "wait until 2026-11-24T14:00:00.000Z"],
    ["2026-11-23T15:30:00Z", "+12085550123", {}, "wait until 2026-11-23T16:00:00.000Z"],
    ["2026-07-06T14:30:00Z", "+19285550123", {}, "wait until 2026-07-06T15:00:00.000Z"],
    ["2026-07-07T03:00:00Z", "+19285550123", {}, "wait until 2026-07-07T15:00:00.000Z"],
    // Federal hours, 08:00 to 21:00, to the minute
    ["2026-11-23T12:59:59Z", "+12125550123", {}, "wait until 2026-11-23T13:00:00.000Z"],
    ["2026-11-24T01:59:59Z", "+12125550123", {}, "allow"],
    ["2026-11-24T02:00:00Z", "+12125550123", {}, "wait until 2026-11-24T13:00:00.000Z"],
    // State hours on top: Washington, Indiana, Kentucky, Rhode Island on a Sunday
    ["2026-11-24T04:00:00Z", "+12065550123", {}, "wait until 2026-11-24T16:00:00.000Z"],
    ["2026-11-23T13:30:00Z", "+13175550123", {}, "wait until 2026-11-23T14:00:00.000Z"],
    ["2026-11-23T14:00:00Z", "+15025550123", {}, "wait until 2026-11-23T15:00:00.000Z"],
    ["2026-11-22T17:00:00Z", "+14015550123", {}, "wait until 2026-11-23T14:00:00.000Z"],
    // A Floridian area code brings Florida's hours along, to the zone they are in
    ["2026-11-24T04:00:00Z", "+13055550123", { country: "US", region: "CA" }, "wait until 2026-11-24T16:00:00.000Z"],
    ["2026-11-24T04:00:00Z", "+12125550123", { country: "US", region: "CA" }, "allow"],
    // Freephone: anywhere in two countries, so late morning Eastern is too early
    ["2026-11-23T15:00:00Z", "+18005550199", {}, "wait until 2026-11-23T18:00:00.000Z"],
    ["2026-11-23T18:00:00Z", "+18005550199", {}, "allow"],
    // Australia: a mobile may be in Perth, Queensland keeps no summer time, nobody on Sunday or a holiday
    ["2026-11-22T22:00:00Z", "+61491570156", {}, "wait until 2026-11-23T01:00:00.000Z"],
    ["2026-01-04T22:30:00Z", "+61770101234", {}, "wait until 2026-01-04T23:00:00.000Z"],
    ["2026-01-05T09:30:00Z", "+61770101234", {}, "allow"],
    ["2026-11-23T00:47:00Z", "+61491570156", { zone: "Australia/Perth" }, "wait until 2026-11-23T01:00:00.000Z"],
    ["2026-11-22T02:00:00Z", "+61890000000", {}, "wait until 2026-11-23T01:00:00.000Z"],
    [
      "2026-06-08T02:00:00Z",
      "+61491570156",
      { country: "AU", region: "NSW", postcode: "2000" },
      "wait until 2026-06-08T23:00:00.000Z",
    ],
    ["2026-06-08T02:00:00Z", "+61491570156", { country: "AU", region: "QLD" }, "allow"],
    ["2026-11-28T05:59:59Z", "+61491570156", { country: "AU", region: "VIC" }, "allow"],
    ["2026-11-28T06:00:00Z", "+61491570156", { country: "AU", region: "VIC" }, "wait until 2026-11-29T22:00:00.000Z"],
    // Canada: weekdays until half past nine, weekends ten to six
    ["2026-11-24T02:29:00Z", "+14165550123", {}, "allow"],
    ["2026-11-22T14:30:00Z", "+14165550123", {}, "wait until 2026-11-22T15:00:00.000Z"],
    // The two ends of a change of clocks
    ["2026-03-08T11:59:00Z", "+12125550123", {}, "wait until 2026-03-08T12:00:00.000Z"],
    ["2026-11-01T12:30:00Z", "+12125550123", {}, "wait until 2026-11-01T13:00:00.000Z"],
    ["2026-03-30T07:59:00Z", "+442079460123", {}, "wait until 2026-03-30T08:00:00.000Z"],
    ["2026-10-26T08:30:00Z", "+442079460123", {}, "wait until 2026-10-26T09:00:00.000Z"],
  ])("at %s, %s %o: %s", (at, e164, place, expected) => {
    expect(verdictAt(at, e164, place)).toBe(expected);
  });
});

describe("what is not known is refused", () => {
  test.each([
    ["a country without rules", "+6490000000", {}, "unknown-rules"],
    ["a Caribbean number behind +1", "+18765550123", {}, "unknown-rules"],
    ["an area code nobody has listed", "+12995550123", {}, "unknown-place"],
    ["a zone that does not exist", "+442079460123", { zone: "Europe/Camelot" }, "unknown-zone"],
    ["Germany before a basis is recorded", "+493023125123", {}, "de-basis"],
    ["a British number at a French address", "+442079460123", { country: "FR" }, "fr-basis"],
  ])("%s", (_, e164, place, rule) => {
    const decision = decideAt(mondayTen, callFacts({ number: { e164 }, place }));

    expect(decision.verdict).toBe("block");
    expect(decision.nextAllowedAt).toBeNull();
    expect(decision.reasons.map((r) => r.rule)).toContain(rule);
  });

  test("a basis for one country does not cover a number of another", () => {
    const germanLine = { number: { e164: "+493023125123" }, place: { country: "FR" }, basisRecorded: true };

    expect(decideAt(mondayTen, callFacts(germanLine)).reasons.map((r) => r.rule)).toContain("de-basis");
    expect(decideAt(mondayTen, callFacts({ ...germanLine, place: {} })).verdict).toBe("allow");
  });

  test("France keeps its own hours once a basis is recorded", () => {
    const french = callFacts({ number: { e164: "+33199001234" }, basisRecorded: true });

    expect(decideAt("2026-11-23T10:00:00Z", french).verdict).toBe("allow");
    expect(decideAt("2026-11-23T12:30:00Z", french).nextAllowedAt).toEqual(new Date("2026-11-23T13:00:00Z"));
  });
});

describe("whatever no clock ends", () => {
  test.each<[string, Parameters<typeof callFacts>[0], string, string]>([
    [
      "a client's suppression",
      { suppressions: [{ scope: "client" }] },
      "suppressed",
      "This is suppressed for this client.",
    ],
    ["somebody's wish", { suppressions: [{ scope: "agency" }] }, "suppressed", "This is suppressed by the agency."],
    [
      "a dead number",
      { number: { dead: true } },
      "dead-number",
      "This number does not reach them; use another or research one.",
    ],
    [
      "a premium number",
      { number: { e164: "+449098790123" } },
      "premium-number",
      "This is a premium-rate number; it is never rung.",
    ],
    [
      "a company the client is selling to",
      { openOffer: true },
      "open-offer",
      "This client has an open offer with them; its own people speak with them now.",
    ],
    ["a customer", { isCustomer: true }, "is-customer", "They are a customer of this client already."],
    [
      "no caller ID",
      { callerIdPresent: false },
      "caller-id",
      "The campaign has no verified number to show; add a caller ID first.",
    ],
    ["a draft", { campaign: { status: "draft" } }, "campaign-draft", "The campaign is not live yet."],
    [
      "a pause without a date",
      { campaign: { status: "paused" } },
      "campaign-paused",
      "The campaign is paused, with no date for its return.",
    ],
    [
      "a campaign that is over",
      { campaign: { liveUntil: new Date(mondayTen) } },
      "campaign-ended",
      "The campaign has ended.",
    ],
  ])("%s blocks, and says so", (_, changes, rule, text) => {
    const { verdict, reasons } = decideAt(mondayTen, callFacts(changes));

    expect(verdict).toBe("block");
    expect(reasons.map((r) => ({ rule: r.rule, text: r.text }))).toEqual([{ rule, text }]);
  });

  test("a block is told together with the hours it also misses", () => {
    const decision = decideAt("2026-11-22T10:00:00Z", callFacts({ suppressions: [{ scope: "agency" }] }));

    expect(decision.verdict).toBe("block");
    expect(decision.reasons.map((r) => r.rule)).toEqual(["suppressed", "gb-hours"]);
    expect(decision.nextAllowedAt).toBeNull();
  });
});

describe("the campaign's dates", () => {
  test("a dated pause is a wait for the first calling time after it", () => {
    const paused = callFacts({
      place: { country: "GB", postcode: "SW1A 1AA" },
      campaign: { status: "paused", pausedUntil: new Date("2026-11-28T00:00:00Z") },
    });

    expect(decideAt(mondayTen, paused)).toMatchObject({
      verdict: "wait",
      nextAllowedAt: new Date("2026-11-30T09:00:00Z"),
    });
  });

  test("a wait that would outlast the campaign is a block", () => {
    const ending = callFacts({ campaign: { liveUntil: new Date("2026-11-24T00:00:00Z") } });

    expect(decideAt("2026-11-23T18:00:00Z", ending).reasons.map((r) => r.rule)).toContain("campaign-ends-first");
  });
});

test("the agent reads where it is what time, and which rule says so", () => {
  const perth = callFacts({ number: { e164: "+61491570156", kind: "mobile" }, place: { country: "AU", region: "WA" } });

  expect(decideAt("2026-11-23T00:47:00Z", perth).reasons).toEqual([
    {
      rule: "au-hours",
      version: "2026-11",
      text: "It is 08:47 in Perth; calls are allowed from 09:00 (calling hours, AU 2026-11).",
    },
  ]);
});

test("caps and hours are waited out together", () => {
  const tried = callFacts({ attempts: [attempt("2026-11-27T10:00:00Z")] });

  const decision = decideAt("2026-11-27T18:00:00Z", tried);

  expect(decision.reasons.map((r) => r.rule)).toEqual(["gb-hours", "cap-number-day"]);
  expect(decision.nextAllowedAt).toEqual(new Date("2026-12-01T09:00:00Z"));
});
