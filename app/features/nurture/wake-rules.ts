import { DateTime } from "luxon";
import { type Contract, threeQuarters, untilContractKnown, workingDay } from "#app/features/companies/contract-wake.ts";
import { localDate } from "#app/ui/format.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

export type Sleeper = { contract: Contract; lostOn: string | null };
export type Wake = {
  /** A working day on the lead's own calendar, yyyy-mm-dd, always in the future. */
  on: string;
  /** The rule in a few words: "75 %: 29 Nov 2026", "In 5 months". */
  says: string;
};

type Span = { weeks?: number; months?: number };
type WakeRule = {
  /** The usual span first; the others are offered beside it. */
  after: readonly [Span, ...Span[]];
  /** It follows the contract where one is known. */
  contract?: true;
  /** The span counts from the day they bought elsewhere, where that is not past. */
  fromLoss?: true;
};

/**
 * How long each kind of dormant is left alone. What waits for something that happens (an offering, news) is looked at now and then all
 * the same, so that nobody sleeps for ever.
 */
const rules: Record<DormancyReason, WakeRule> = {
  "not-now": { after: [{ weeks: 6 }, { months: 4 }, { months: 6 }] },
  "under-contract": { after: [untilContractKnown["under-contract"], { months: 9 }], contract: true },
  "offering-missing": { after: [{ months: 6 }, { months: 4 }, { months: 9 }] },
  "unhappy-but-staying": { after: [{ months: 5 }, { months: 4 }, { months: 6 }] },
  "decides-slowly": { after: [{ months: 2 }, { weeks: 6 }, { months: 3 }] },
  "competitor-news": { after: [untilContractKnown["competitor-news"], { months: 4 }, { months: 9 }], contract: true },
  "bought-elsewhere": { after: [{ weeks: 6 }, { weeks: 4 }, { weeks: 8 }], fromLoss: true },
  // Six weeks before the same time next year.
  seasonal: { after: [{ weeks: 46 }, { weeks: 42 }, { weeks: 49 }] },
  "declined-by-client": { after: [{ months: 3 }] },
  "returned-by-client": { after: [{ months: 1 }] },
  "lost-by-client": { after: [untilContractKnown["lost-by-client"]], contract: true },
};

/** When a lead that sleeps for this reason wakes, unless a person says otherwise, and the other days that make sense; the rule's own first. */
export function wakeDays(reason: DormancyReason, { contract, lostOn }: Sleeper, today: string): [Wake, ...Wake[]] {
  const rule = rules[reason];
  const turn = rule.contract ? threeQuarters(contract, today) : null;
  const [usual, ...others] = rule.after;
  const first = rule.fromLoss && lostOn ? afterLoss(lostOn, usual, today) : null;
  const spans: [Wake, ...Wake[]] = [
    first ?? { on: plus(today, usual), says: spanWords(usual) },
    ...others.map((span) => ({ on: plus(today, span), says: spanWords(span) })),
  ];
  return turn ? [{ on: workingDay(turn), says: `75 %: ${localDate(turn)}` }, ...spans] : spans;
}

/** A few weeks after they bought elsewhere; where those are over, the span counts from today. */
function afterLoss(lostOn: string, span: Span, today: string): Wake | null {
  const on = plus(lostOn, span);
  return on > today && lostOn <= today ? { on, says: `${spanWords(span)} after` } : null;
}

function plus(on: string, span: Span): string {
  return workingDay(DateTime.fromISO(on, { zone: "utc" }).plus(span).toISODate() ?? on);
}

const spanWords = ({ weeks, months }: Span): string =>
  weeks ? `In ${weeks} weeks` : months === 1 ? "In a month" : `In ${months} months`;
