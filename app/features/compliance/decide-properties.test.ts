import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { attempt, callFacts, clearSince } from "#tests/call-facts.ts";
import { type AttemptFact, type CallFacts, decide } from "./decide.ts";
import { candidatePlaces } from "./zones.ts";

const minute = 60_000;
const numbers = [
  "+442079460123",
  "+447911000000",
  "+18505550123",
  "+13055550123",
  "+12085550123",
  "+14015550123",
].concat([
  "+12125550123",
  "+18005550199",
  "+61491570156",
  "+61770101234",
  "+61890000000",
  "+14165550123",
  "+17095550123",
]);

const instants = fc
  .integer({ min: Date.parse("2026-01-01T00:00:00Z") / 1000, max: Date.parse("2027-03-01T00:00:00Z") / 1000 })
  .map((seconds) => new Date(seconds * 1000));

/** Up to nine attempts of the month before, on this number or its neighbours, some of them busy. */
function attemptsBefore(now: Date): fc.Arbitrary<AttemptFact[]> {
  const one = fc.record({
    minutesAgo: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 44_000 })),
    onThisNumber: fc.boolean(),
    busy: fc.boolean(),
  });
  return fc.array(one, { maxLength: 9 }).map((list) =>
    list.map(({ minutesAgo, onThisNumber, busy }) =>
      attempt(new Date(now.getTime() - minutesAgo * minute).toISOString(), {
        onThisNumber,
        status: busy ? "busy" : "no-answer",
        reached: true,
      }),
    ),
  );
}

const situations = instants.chain((now) =>
  fc
    .record({ e164: fc.constantFrom(...numbers), attempts: attemptsBefore(now) })
    .map(({ e164, attempts }) => ({ now, facts: callFacts({ number: { e164, kind: "mobile" }, attempts }) })),
);

const washed = (facts: CallFacts, at: Date) => decide({ ...facts, screenings: clearSince(at) }, at);

/** The widest hours anybody allows, read from a wall clock the slow way; no state or nation is wider. */
function evenTheWidest(country: string, zone: string, at: Date): boolean {
  const local = DateTime.fromJSDate(at, { zone });
  const time = local.hour * 60 + local.minute;
  const weekend = local.weekday > 5;
  if (country === "GB") return !weekend && time >= 540 && time < 1050;
  if (country === "AU") return local.weekday < 7 && time >= 540 && time < (weekend ? 1020 : 1200);
  if (country === "CA") return weekend ? time >= 600 && time < 1080 : time >= 540 && time < 1290;
  return time >= 480 && time < 1260;
}

function countryOf(zone: string): string {
  if (zone.startsWith("Europe/")) return "GB";
  if (zone.startsWith("Australia/")) return "AU";
  return zone === "America/Toronto" || zone === "America/St_Johns" ? "CA" : "US";
}

test("no call is allowed while any place they may be in is outside its hours", () => {
  fc.assert(
    fc.property(situations, ({ now, facts }) => {
      const { verdict, zones } = washed(facts, now);
      if (verdict !== "allow") return;
      expect(zones.filter((zone) => !evenTheWidest(countryOf(zone), zone, now))).toEqual([]);
    }),
    { seed: 1, numRuns: 1_000 },
  );
}, 30_000);

test("an address abroad never makes a number callable that is not callable by itself", () => {
  const address = fc.constantFrom(
    { country: "GB", postcode: "EC1A 1BB" },
    { country: "US", region: "NY" },
    { country: "AU", region: "NSW", postcode: "2000" },
    { country: "CA", region: "NS" },
  );
  fc.assert(
    fc.property(situations, address, ({ now, facts }, place) => {
      const by = (where: Partial<CallFacts["place"]>) =>
        washed({ ...facts, place: { ...facts.place, ...where } }, now).verdict;
      const own = candidatePlaces(facts.number.e164, facts.place);
      if (own.some(({ country }) => country === place.country)) return;
      if (by({}) !== "allow") expect(by(place)).not.toBe("allow");
    }),
    { seed: 10, numRuns: 300 },
  );
}, 30_000);

test("the promised instant is allowed, and a minute earlier is not", () => {
  fc.assert(
    fc.property(situations, ({ now, facts }) => {
      const { verdict, nextAllowedAt } = washed(facts, now);
      expect(nextAllowedAt === null).toBe(verdict !== "wait");
      if (nextAllowedAt === null) return;
      expect(nextAllowedAt.getTime()).toBeGreaterThan(now.getTime());
      expect(washed(facts, nextAllowedAt).verdict).toBe("allow");
      expect(washed(facts, new Date(nextAllowedAt.getTime() - minute)).verdict).toBe("wait");
    }),
    { seed: 2, numRuns: 1_000 },
  );
}, 30_000);

test("nothing between now and the promised instant would have been allowed", () => {
  fc.assert(
    fc.property(situations, fc.double({ min: 0, max: 1, noNaN: true }), ({ now, facts }, share) => {
      const next = washed(facts, now).nextAllowedAt;
      if (next === null) return;
      const between = new Date(now.getTime() + Math.floor((next.getTime() - now.getTime() - 1) * share));
      expect(washed(facts, between).verdict).toBe("wait");
    }),
    { seed: 3, numRuns: 1_000 },
  );
}, 30_000);

test("a suppression, a dead number or an old screening never makes a refused call possible", () => {
  const worse = fc.constantFrom<(facts: CallFacts) => CallFacts>(
    (facts) => ({ ...facts, suppressions: [{ scope: "agency" }] }),
    (facts) => ({ ...facts, suppressions: [{ scope: "client" }] }),
    (facts) => ({ ...facts, number: { ...facts.number, dead: true } }),
    (facts) => ({ ...facts, isCustomer: true }),
    (facts) => ({ ...facts, openOffer: true }),
    (facts) => ({ ...facts, callerIdPresent: false }),
    (facts) => ({ ...facts, screenings: {} }),
  );
  fc.assert(
    fc.property(situations, worse, ({ now, facts }, make) => {
      expect(decide(make({ ...facts, screenings: clearSince(now) }), now).verdict).toBe("block");
    }),
    { seed: 4, numRuns: 1_000 },
  );
}, 30_000);

test("one more attempt never brings the next call forward", () => {
  fc.assert(
    fc.property(situations, fc.integer({ min: 1, max: 3_000 }), ({ now, facts }, minutesAgo) => {
      const more = [
        ...facts.attempts,
        attempt(new Date(now.getTime() - minutesAgo * minute).toISOString(), { reached: true }),
      ];
      const when = (f: CallFacts) => (washed(f, now).nextAllowedAt ?? now).getTime();
      expect(when({ ...facts, attempts: more })).toBeGreaterThanOrEqual(when(facts));
    }),
    { seed: 5, numRuns: 1_000 },
  );
}, 30_000);

test("Florida's three calls in 24 hours are counted in instants, whatever the number and whatever the clocks do", () => {
  const around = fc
    .constantFrom("2026-03-08", "2026-11-01", "2026-07-15")
    .chain((day) =>
      fc.integer({ min: 13 * 60, max: 24 * 60 - 1 }).map((minutes) => new Date(Date.parse(day) + minutes * minute)),
    );
  const tries = fc.array(fc.record({ ago: fc.integer({ min: 1, max: 1_600 }), own: fc.boolean() }), { maxLength: 6 });
  fc.assert(
    fc.property(around, tries, (now, before) => {
      const attempts = before.map(({ ago, own }) =>
        attempt(new Date(now.getTime() - ago * minute).toISOString(), { reached: true, onThisNumber: own }),
      );
      const facts = callFacts({ number: { e164: "+13055550123", kind: "fixed-or-mobile" }, attempts });
      const inTheWay = washed(facts, now).reasons.some(({ rule }) => rule === "us-fl-3-in-24h");
      expect(inTheWay).toBe(before.filter(({ ago }) => ago < 24 * 60).length >= 3);
    }),
    { seed: 8, numRuns: 500 },
  );
}, 30_000);

test("a list older than it may be stops the call, to the second", () => {
  const listed = fc.constantFrom(
    { e164: "+442079460123", list: "CTPS" as const, days: 28 },
    { e164: "+61730101234", list: "AU-DNCR" as const, days: 30 },
    { e164: "+12125550123", list: "US-DNC" as const, days: 31 },
    { e164: "+14165550123", list: "CA-DNCL" as const, days: 31 },
  );
  const off = fc.integer({ min: -86_400, max: 86_400 });
  fc.assert(
    fc.property(listed, off, instants, ({ e164, list, days }, seconds, now) => {
      const asOf = new Date(now.getTime() - days * 86_400_000 - seconds * 1_000);
      const screenings = { ...clearSince(now), [list]: { asOf, listed: false } };
      const { verdict } = decide(callFacts({ number: { e164, kind: "mobile" }, screenings }), now);
      expect(verdict === "block").toBe(seconds > 0);
    }),
    { seed: 9, numRuns: 500 },
  );
}, 30_000);
