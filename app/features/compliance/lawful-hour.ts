import { type CallFacts, decide } from "./decide.ts";
import { ruleApart } from "./reason.ts";

/** `next`: the first later instant at which a call is allowed; null where no clock brings one. */
export type LawAt = { ok: true } | { ok: false; because: string; next: Date | null };

/**
 * What the law will say of a call to any of these numbers at an instant to come. A promise names an hour to somebody, so it is asked of
 * that hour itself and not of the while after it in which we still count as on time.
 */
export function lawAt(numbers: readonly CallFacts[], at: Date): LawAt {
  const decisions = numbers.map((facts) => decide(withOurPartDone(facts, at), at));
  if (decisions.length === 0 || decisions.some(({ verdict }) => verdict === "allow")) return { ok: true };
  const [soonest] = decisions.sort(
    (a, b) => (a.nextAllowedAt?.getTime() ?? Infinity) - (b.nextAllowedAt?.getTime() ?? Infinity),
  );
  return { ok: false, because: ruleApart(soonest?.reasons[0]).because, next: soonest?.nextAllowedAt ?? null };
}

/** Whether another hour would be better than this one: what no hour ends speaks against none. */
export const isLawfulAt = (numbers: readonly CallFacts[], at: Date): boolean => {
  const law = lawAt(numbers, at);
  return law.ok || law.next === null;
};

/** By then the agency has done what is asked of it: lists are washed again and again, and a pause without a date is over. */
function withOurPartDone(facts: CallFacts, at: Date): CallFacts {
  const { screenings, campaign } = facts;
  const washed = Object.entries(screenings).map(([list, { asOf, listed }]) => [list, { listed, asOf: asOf && at }]);
  return {
    ...facts,
    screenings: Object.fromEntries(washed),
    callerIdPresent: true,
    campaign: campaign.status === "paused" && !campaign.pausedUntil ? { ...campaign, status: "live" } : campaign,
  };
}
