import { builtInBook } from "#app/features/compliance/built-in-rules.ts";
import { decide } from "#app/features/compliance/decide.ts";
import type { CallFacts } from "#app/features/compliance/facts.ts";

/** Somebody on London's clock, wherever in the country, whom nothing but the hour could keep from being rung. */
const onLondonTime = (now: Date): CallFacts => ({
  rules: builtInBook,
  way: "queue",
  number: { e164: "+447700900300", kind: "mobile", premium: false, dead: false },
  place: { country: "GB", region: null, postcode: null, zone: "Europe/London" },
  suppressions: [],
  screenings: { TPS: { asOf: now, listed: false }, CTPS: { asOf: now, listed: false } },
  attempts: [],
  campaign: { status: "live", sector: "general", liveFrom: null, liveUntil: null, pausedUntil: null },
  callerIdPresent: true,
  basisRecorded: true,
  consentRecorded: false,
  isCustomer: false,
  openOffer: false,
});

const hour = 3_600_000;

/**
 * How far the demo's clock has to move on so that its leads can be rung for at least an hour: nought in working hours,
 * else to an hour after the next opening. A holiday in one part of the country is none for the demo: of many leads nobody knows the part.
 * It never moves back, or the ledger would contradict itself.
 */
export function msToWorkingHours(now: Date): number {
  const opensAt = [now, new Date(now.getTime() + hour)].map((at) => decide(onLondonTime(at), at).nextAllowedAt);
  const next = opensAt.find((at) => at !== null);
  return next ? next.getTime() + hour - now.getTime() : 0;
}
