import { isFarOff } from "#app/kit/far-off.ts";
import type { CloseReason, DormancyReason, NextAction, Stage } from "#db/vocabulary.ts";
import { retryAt } from "./retry-at.ts";

/** The parts of a disposition that decide what follows. */
export type Consequence = {
  toStage: Stage;
  nextAction: NextAction | null;
  dormancyReason: DormancyReason | null;
  closeReason: CloseReason | null;
  asksDate: boolean;
  afterMinutes: number | null;
  qualified: boolean;
  otherDayPart: boolean;
  mostTries: number | null;
  restDays: number | null;
};

/** The calls to the lead in this round, the one just made being the last. */
export type Round = { calls: readonly Date[]; reachedNobody: number; zone: string };

export type OutcomeFacts = {
  /** What the agent promised or chose, as an instant; null when nothing was asked. */
  chosenAt: Date | null;
  /** Why they sleep, where the agent heard more than the outcome says. */
  sleepsFor?: DormancyReason | null;
  /** Why they slept before they were woken, where nothing else has come of it yet. */
  sleptFor?: DormancyReason | null;
  /** Every required question of the client is answered. */
  criteriaMet: boolean;
  /** Numbers of the company that still work once this outcome has been applied. */
  numbersLeft: number;
  /** Somebody else there has a number of their own that may be rung; asked only where a person has left. */
  hasColleague?: boolean;
  round: Round;
  now: Date;
};

export type Following =
  | {
      ok: true;
      toStage: Stage;
      nextAction: NextAction | null;
      dueAt: Date | null;
      dormancyReason: DormancyReason | null;
      closeReason: CloseReason | null;
      /** The promise of a date is its maker's: they get the lead back. */
      mine: boolean;
    }
  | { ok: false; reason: "date-missing" | "date-past" | "date-too-far" | "criteria-unanswered" };

/** Three quarters of a contract may be far off. */
const contractYears = 10;
const usualYears = 2;

/** So many years ahead may a date lie that is chosen with an outcome, by why they sleep until then. */
export const yearsAhead = (sleepsFor: DormancyReason | null): number =>
  sleepsFor === "under-contract" ? contractYears : usualYears;

/** How soon a manager looks at a qualified lead, and somebody looks for a number. */
const reviewMinutes = 24 * 60;

/** Nobody rings the next desk in the same minute. */
const colleagueMinutes = 60;

/**
 * What an outcome leads to: a stage, and while the lead is open always a next action with a date that is ours.
 * The date is the one that was promised, or follows from the disposition; without a number left to ring somebody
 * looks for one; where a person has left, a colleague's number comes before that; after so many calls that reached nobody the lead rests until a new round.
 */
export function whatFollows(disposition: Consequence, facts: OutcomeFacts): Following {
  const { now } = facts;
  const { toStage, nextAction, closeReason } = disposition;
  const dormancyReason = disposition.dormancyReason && (facts.sleepsFor ?? disposition.dormancyReason);
  if (toStage === "closed") {
    return { ok: true, toStage, nextAction: null, dueAt: null, dormancyReason: null, closeReason, mine: false };
  }
  if (disposition.qualified) {
    if (!facts.criteriaMet) return { ok: false, reason: "criteria-unanswered" };
    return open("qualified", "review", minutesAfter(now, reviewMinutes));
  }
  // Also where no date is asked for, and one comes all the same.
  if (facts.chosenAt && isFarOff(facts.chosenAt, now, yearsAhead(dormancyReason)))
    return { ok: false, reason: "date-too-far" };
  if (disposition.asksDate) {
    if (!facts.chosenAt) return { ok: false, reason: "date-missing" };
    if (facts.chosenAt <= now) return { ok: false, reason: "date-past" };
    return { ...open(toStage, nextAction, facts.chosenAt), dormancyReason, mine: nextAction === "callback" };
  }
  if (toStage === "research" && facts.hasColleague) return open("ready", "call", minutesAfter(now, colleagueMinutes));
  if (toStage === "ready" && facts.numbersLeft === 0)
    return open("research", "research", minutesAfter(now, reviewMinutes));
  if (disposition.mostTries !== null && facts.round.reachedNobody >= disposition.mostTries) {
    const rested = minutesAfter(now, (disposition.restDays ?? 0) * 24 * 60);
    // Nobody was reached, so nobody took back what they had said.
    return { ...open("nurturing", "wake", rested), dormancyReason: dormancyReason ?? facts.sleptFor ?? "not-now" };
  }
  return { ...open(toStage, nextAction, nextTry(disposition, facts)), dormancyReason };
}

function nextTry(disposition: Consequence, { chosenAt, round, now }: OutcomeFacts): Date {
  if (chosenAt && chosenAt > now) return chosenAt;
  const from = minutesAfter(now, disposition.afterMinutes ?? 0);
  return disposition.otherDayPart ? retryAt({ from, ...round }) : from;
}

function open(toStage: Stage, nextAction: NextAction | null, dueAt: Date): Extract<Following, { ok: true }> {
  return { ok: true, toStage, nextAction, dueAt, dormancyReason: null, closeReason: null, mine: false };
}

const minutesAfter = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);
