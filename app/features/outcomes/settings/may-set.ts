import type { Stage } from "#db/vocabulary.ts";
import type { OutcomeTerms } from "./disposition-form.ts";

type Settable = {
  toStage: Stage;
  asksDate: boolean;
  qualified: boolean;
  doNotCall: boolean;
  callback: boolean;
  /** The house's outcome it was made after, where it is the campaign's own. */
  likeId: string | null;
};

/** What of an outcome a campaign may set. What it means for the lead, the law and the client is the house's and stays. */
export function maySet({ toStage, asksDate, qualified, doNotCall, callback, likeId }: Settable) {
  const comesBack = !asksDate && (toStage === "ready" || toStage === "research");
  return {
    /** When the lead comes back by itself. */
    delay: comesBack,
    /** Where, on which number, and how often. */
    retries: comesBack && toStage === "ready",
    /** A wish not to be called is taken from whoever says it, however short the call. */
    length: !doNotCall,
    /** A campaign must be able to qualify, to promise and to let go: the house's outcomes for that stay. */
    offered: likeId !== null || !(qualified || doNotCall || callback),
  };
}

/** Of what a form says of the length of a call and of its retries, what this outcome may be given. */
export function termsFor(outcome: Settable, fields: OutcomeTerms) {
  const may = maySet(outcome);
  const { minSeconds = null, maxSeconds = null, afterMinutes, otherDayPart, otherNumber } = fields;
  const { mostTries = null, restDays = null } = fields;
  return {
    ...(may.length ? { minSeconds, maxSeconds } : {}),
    ...(may.delay && afterMinutes ? { afterMinutes } : {}),
    ...(may.retries ? { otherDayPart, otherNumber, mostTries, restDays } : {}),
  };
}

type Ending = { offered: boolean; doNotCall: boolean; human: boolean; minSeconds?: number | null | undefined };

/** A call that nobody answered must end as something; a wish not to be called is not it. */
export const fitsUnanswered = ({ offered, doNotCall, human, minSeconds }: Ending): boolean =>
  offered && !doNotCall && !human && !minSeconds;
