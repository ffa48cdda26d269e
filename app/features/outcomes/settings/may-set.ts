import type { Stage } from "#db/vocabulary.ts";

type Settable = {
  toStage: Stage;
  asksDate: boolean;
  qualified: boolean;
  doNotCall: boolean;
  callback: boolean;
};

/** What of an outcome a campaign may set. What it means for the lead, the law and the client is the house's and stays. */
export function maySet({ toStage, asksDate, qualified, doNotCall, callback }: Settable) {
  const comesBack = !asksDate && (toStage === "ready" || toStage === "research");
  return {
    /** When the lead comes back by itself. */
    delay: comesBack,
    /** Where, on which number, and how often. */
    retries: comesBack && toStage === "ready",
    /** A wish not to be called is taken from whoever says it, however short the call. */
    length: !doNotCall,
    /** A campaign must be able to qualify, to promise and to let go. */
    offered: !(qualified || doNotCall || callback),
  };
}
