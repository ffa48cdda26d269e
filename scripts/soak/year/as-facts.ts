import type { CallFacts } from "#app/features/compliance/facts.ts";
import type { RuleBook } from "#app/features/compliance/rule-book.ts";
import type { Situation } from "./situation.ts";

/** The same situation in the words `decide()` is asked in. */
export function asFacts(rules: RuleBook, { party, campaign, washes, attempts, ...rest }: Situation): CallFacts {
  return {
    rules,
    way: rest.way,
    number: { e164: party.e164, kind: rest.kind, premium: false, dead: rest.dead },
    place: { country: party.country, region: party.region, postcode: party.postcode, zone: party.zone },
    suppressions: rest.suppressed === null ? [] : [{ scope: rest.suppressed }],
    screenings: Object.fromEntries(
      Object.entries(washes).map(([list, { asOf, listed }]) => [list, { asOf: new Date(asOf), listed }]),
    ),
    attempts: attempts.map((one) => ({ ...one, at: new Date(one.at) })),
    campaign: {
      status: campaign.status,
      sector: rest.sector,
      liveFrom: instant(campaign.from),
      liveUntil: instant(campaign.until),
      pausedUntil: instant(campaign.pausedUntil),
    },
    callerIdPresent: rest.callerId,
    basisRecorded: rest.basis,
    consentRecorded: rest.consent,
    isCustomer: rest.customer,
    openOffer: rest.openOffer,
  };
}

const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));
