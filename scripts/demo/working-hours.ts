import { builtInBook } from "#app/features/compliance/built-in-rules.ts";
import { decide } from "#app/features/compliance/decide.ts";
import type { CallFacts } from "#app/features/compliance/facts.ts";

/** A company in London that nothing but the clock could keep from being rung. */
const london = (now: Date): CallFacts => ({
  rules: builtInBook,
  way: "queue",
  number: { e164: "+442079460300", kind: "fixed", premium: false, dead: false },
  place: { country: "GB", region: "England", postcode: "SW1A 1AA", zone: "Europe/London" },
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
 * How far the demo's clock has to move on so that London can be rung for at least an hour: nought in working hours,
 * else to an hour after the next opening. It never moves back, or the ledger would contradict itself.
 */
export function msToWorkingHours(now: Date): number {
  const opensAt = [now, new Date(now.getTime() + hour)].map((at) => decide(london(at), at).nextAllowedAt);
  const next = opensAt.find((at) => at !== null);
  return next ? next.getTime() + hour - now.getTime() : 0;
}
