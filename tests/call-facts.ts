import { builtInBook } from "#app/features/compliance/built-in-rules.ts";
import type { AttemptFact, CallFacts } from "#app/features/compliance/facts.ts";
import { screeningLists } from "#db/vocabulary.ts";

type Changes = Partial<Omit<CallFacts, "number" | "place" | "campaign">> & {
  number?: Partial<CallFacts["number"]>;
  place?: Partial<CallFacts["place"]>;
  campaign?: Partial<CallFacts["campaign"]>;
};

/** A London landline in a live campaign, never rung before, on which nothing is known to anyone's disadvantage. */
export function callFacts({ number, place, campaign, ...rest }: Changes = {}): CallFacts {
  return {
    rules: builtInBook,
    way: "queue",
    number: { e164: "+442079460123", kind: "fixed", premium: false, dead: false, ...number },
    place: { country: null, region: null, postcode: null, zone: null, ...place },
    suppressions: [],
    screenings: clearSince(new Date("2026-01-01T00:00:00Z")),
    attempts: [],
    campaign: { status: "live", sector: "general", liveFrom: null, liveUntil: null, pausedUntil: null, ...campaign },
    callerIdPresent: true,
    basisRecorded: false,
    consentRecorded: false,
    isCustomer: false,
    openOffer: false,
    ...rest,
  };
}

/** Washed against every list at this instant, and on none of them. */
export function clearSince(asOf: Date): CallFacts["screenings"] {
  return Object.fromEntries(screeningLists.map((list) => [list, { asOf, listed: false }]));
}

/** A call nobody took, to this number of this company, in this round. */
export function attempt(at: string, changes: Partial<AttemptFact> = {}): AttemptFact {
  return {
    at: new Date(at),
    status: "no-answer",
    reached: false,
    rang: true,
    onThisNumber: true,
    onThisCompany: true,
    inThisRound: true,
    ...changes,
  };
}
