import fc from "fast-check";
import { expect, test } from "vitest";
import { attempt, callFacts, clearSince } from "#tests/call-facts.ts";
import { tuesday10am } from "#tests/cast.ts";
import { decide } from "./decide.ts";
import { decideAlike } from "./decide-alike.ts";
import type { CallFacts } from "./facts.ts";

const numbers = [
  "+442079460123",
  "+442079460124",
  "+447911000000",
  "+493023125123",
  "+12125550123",
  "+449011234567",
  "112",
];

const situations = fc.record({
  kind: fc.constantFrom<CallFacts["number"]["kind"][]>("fixed", "mobile", "premium", "unknown"),
  dead: fc.boolean(),
  country: fc.constantFrom(null, "GB", "DE", "JE"),
  region: fc.constantFrom(null, "Scotland"),
  postcode: fc.constantFrom(null, "SW1A 1AA", "EH1 1AA"),
  listed: fc.constantFrom("clear", "listed", "unwashed"),
  suppressed: fc.boolean(),
  basisRecorded: fc.boolean(),
  consentRecorded: fc.boolean(),
  rung: fc.boolean(),
});
const screeningsOf = {
  clear: clearSince(tuesday10am),
  listed: { TPS: { asOf: tuesday10am, listed: true } },
  unwashed: {},
};

test("many numbers are told what each would be told by itself", () => {
  fc.assert(
    fc.property(fc.array(situations, { minLength: 1, maxLength: 4 }), (drawn) => {
      const alike = decideAlike(tuesday10am);
      for (const { kind, dead, country, region, postcode, listed, suppressed, rung, ...rest } of drawn) {
        for (const e164 of numbers) {
          const facts = callFacts({
            ...{ number: { e164, kind, dead }, place: { country, region, postcode }, ...rest },
            screenings: screeningsOf[listed as keyof typeof screeningsOf],
            suppressions: suppressed ? [{ scope: "agency" }] : [],
            attempts: rung ? [attempt("2026-11-17T09:30:00Z")] : [],
          });
          expect(alike(facts)).toEqual(decide(facts, tuesday10am));
        }
      }
    }),
    { numRuns: 20 },
  );
}, 30_000);
