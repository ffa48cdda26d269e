import type { CloseReason, ListFinding, NextAction, Stage, SuppressionListKind } from "#db/vocabulary.ts";

type Standing = { stage: Stage; nextAction: NextAction; held: boolean };

/** At the gate and the client it is more than a lead: a hand-back would be left open. */
export const mayBeClosed = (stage: Stage): boolean =>
  stage === "ready" || stage === "research" || stage === "nurturing";

/**
 * A lead that certainly stands on a list is closed, unless somebody has it in hand: an agent at this moment, a promise that was made to the
 * company, the gate or the client. Then a person decides, and so does one where it is only likely.
 */
export function whatFollows(
  { stage, nextAction, held }: Standing,
  certain: boolean,
): Extract<ListFinding, "closed" | "in-hand" | "likely"> {
  if (!certain) return "likely";
  return mayBeClosed(stage) && !held && nextAction !== "callback" ? "closed" : "in-hand";
}

/** Why a lead that stands on a list of this kind is closed. */
export const listCloses: Record<SuppressionListKind, CloseReason> = {
  "do-not-call": "asked-not-to-be-called",
  customers: "existing-customer",
  opportunities: "open-opportunity",
};

/** Whoever asked not to be called comes first; a customer before somebody who may become one. */
export const strongestFirst: readonly SuppressionListKind[] = ["do-not-call", "customers", "opportunities"];
