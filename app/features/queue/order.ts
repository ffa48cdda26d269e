/** What counts for calling a lead sooner than another, the heaviest first. */
export const factors = ["promise", "dated", "near-qualified", "woken", "best-hour", "fewer-calls"] as const;
export type Factor = (typeof factors)[number];

/** All that an account manager weighs: beside what is added up, what their own due promise is worth to an agent. */
export const weighable = ["own-promise", ...factors] as const;
export type Weighable = (typeof weighable)[number];
export type Weights = Record<Weighable, number>;

/** From this weight on an agent's own promise is not weighed: it comes before everything. */
export const alwaysFirst = 100;

/** What each is worth at most, from 0 to 100, unless the account manager of a campaign says otherwise. */
export const usualWeights: Weights = {
  "own-promise": alwaysFirst,
  promise: 100,
  dated: 60,
  "near-qualified": 50,
  woken: 40,
  "best-hour": 25,
  "fewer-calls": 15,
};

export type OrderFacts = {
  /** Somebody was told an hour at which we call. */
  promised: boolean;
  /** A date was put on it by what happened before: a retry, a lead that somebody kept. */
  dated: boolean;
  /** What the client's file says for it, 0 to 100. */
  standing: number;
  /** When it was last woken from sleep, while nothing has come of that yet. */
  wokenAt: Date | null;
  /** The hours of their own day at which they have answered. */
  goodHours: readonly number[];
  /** Calls of this round. */
  calls: number;
  /** The hour of their own day at the moment it is weighed, and how long that lasts. */
  hour: number;
  hourEndsAt: Date;
};

export type Part = { factor: Factor; points: number };
export type Weighed = {
  points: number;
  parts: Part[];
  /** When a part of it may change by the clock alone. */
  holdsUntil: Date | null;
};

const wakeStaysNewsMs = 7 * 86_400_000;

/**
 * The order of the queue: each thing that speaks for calling a lead now is worth its weight, in full or in part, and the sum is its place.
 * An agent's own promise that is due stands outside of it and comes before everything, or is worth more to them than to others; the claim sees to that.
 */
export function weigh(facts: OrderFacts, weights: Record<Factor, number>, at: Date): Weighed {
  const wakeIsNewsUntil = facts.wokenAt ? new Date(facts.wokenAt.getTime() + wakeStaysNewsMs) : null;
  const isNews = wakeIsNewsUntil !== null && wakeIsNewsUntil > at;
  const strength: Record<Factor, number> = {
    promise: facts.promised ? 1 : 0,
    dated: facts.dated ? 1 : 0,
    "near-qualified": Math.min(Math.max(facts.standing, 0), 100) / 100,
    woken: isNews ? 1 : 0,
    "best-hour": facts.goodHours.includes(facts.hour) ? 1 : 0,
    "fewer-calls": 1 / (1 + facts.calls),
  };
  const parts = factors.map((factor) => ({ factor, points: weights[factor] * strength[factor] }));
  const changes = [...(isNews ? [wakeIsNewsUntil] : []), ...(facts.goodHours.length > 0 ? [facts.hourEndsAt] : [])];
  return {
    points: parts.reduce((sum, { points }) => sum + points, 0),
    parts,
    holdsUntil: changes.length > 0 ? new Date(Math.min(...changes.map((change) => change.getTime()))) : null,
  };
}

/** As many points make one step: leads that differ by less are alike, and of those the one that has been due longest comes first. */
export const pointsAStep = 5;
const lastStep = 120;

/** The step of the queue, 0 being served first. */
export const rankOf = (points: number): number => Math.max(0, lastStep - Math.round(points / pointsAStep));

export type CallMade = { hour: number; reached: boolean };

/** Hours at which a company answers: somebody did within an hour of it, and at least every other call then was answered. */
export function goodHours(calls: readonly CallMade[]): number[] {
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => {
    const near = calls.filter((call) => Math.abs(call.hour - hour) <= 1);
    const answered = near.filter(({ reached }) => reached).length;
    return answered > 0 && answered * 2 >= near.length;
  });
}
