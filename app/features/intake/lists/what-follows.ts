import type { ListFinding, NextAction, Stage } from "#db/vocabulary.ts";

type Standing = { stage: Stage; nextAction: NextAction; held: boolean };

/** At the gate and the client it is more than a lead: a hand-back would be left open. */
export const mayBeClosed = (stage: Stage): boolean =>
  stage === "ready" || stage === "research" || stage === "nurturing";

/**
 * A lead that certainly stands on a list is closed, unless somebody has it in hand: an agent at this moment, a promise that was made to the
 * company, the gate or the client. Then a person decides, and so does one where it is only likely.
 */
export function whatFollows({ stage, nextAction, held }: Standing, certain: boolean): ListFinding {
  if (!certain) return "likely";
  return mayBeClosed(stage) && !held && nextAction !== "callback" ? "closed" : "in-hand";
}
