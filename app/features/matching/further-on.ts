import type { NextAction, Stage } from "#db/vocabulary.ts";

/** What decides between two leads of one campaign that turn out to be one company. */
export type Standing = {
  id: string;
  stage: Stage;
  nextAction: NextAction | null;
  dueAt: Date | null;
  createdAt: Date;
};

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

type Place = Pick<Standing, "stage" | "nextAction">;

export const isPromised = ({ stage, nextAction }: Place): boolean => stage === "ready" && nextAction === "callback";

export function rankOf(place: Place): number {
  return order.indexOf(isPromised(place) ? "callback" : place.stage);
}

/** The lead that goes on when two become one: the further one, of two promises the earlier, of equals the older. */
export function furtherOn<Lead extends Standing>(one: Lead, other: Lead): Lead {
  const ahead = rankOf(one) - rankOf(other);
  if (ahead !== 0) return ahead > 0 ? one : other;
  const sooner = isPromised(one) && one.dueAt && other.dueAt ? one.dueAt.getTime() - other.dueAt.getTime() : 0;
  if (sooner !== 0) return sooner < 0 ? one : other;
  const older = one.createdAt.getTime() - other.createdAt.getTime();
  if (older !== 0) return older < 0 ? one : other;
  return one.id < other.id ? one : other;
}
