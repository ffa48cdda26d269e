import type { NextAction, Stage } from "#db/vocabulary.ts";

/** What decides between two leads of one campaign that turn out to be one company. */
export type Standing = { id: string; stage: Stage; nextAction: NextAction | null; createdAt: Date };

/**
 * From the one we know least of to the one most is promised to. Closed outranks what the agency may still call: a wish not to be
 * called must not be undone by a twin; and it yields to what is on its way to the client.
 */
const order: readonly (Stage | "callback")[] = [
  "research",
  "ready",
  "nurturing",
  "callback",
  "closed",
  "qualified",
  "passed",
  "accepted",
  "contacted",
  "meeting",
  "quoted",
  "won",
];

export function rankOf({ stage, nextAction }: Pick<Standing, "stage" | "nextAction">): number {
  return order.indexOf(stage === "ready" && nextAction === "callback" ? "callback" : stage);
}

/** The lead that goes on when two become one: the further one, of equals the older. */
export function furtherOn<Lead extends Standing>(one: Lead, other: Lead): Lead {
  const ahead = rankOf(one) - rankOf(other);
  if (ahead !== 0) return ahead > 0 ? one : other;
  const older = one.createdAt.getTime() - other.createdAt.getTime();
  if (older !== 0) return older < 0 ? one : other;
  return one.id < other.id ? one : other;
}
