import type { Minima } from "./touch-plan.ts";

export type Owed = {
  what: "touches" | "calls";
  least: number;
  days: number;
  /** So many there were in the span that ends now. */
  had: number;
  /** When the next is due at the latest, so that no span holds fewer. */
  by: Date;
};

const dayMs = 86_400_000;

/**
 * What a plan owes a lead beside what it got. Nothing is owed of the time before the plan began, though a touch of that time counts as
 * long as its span lasts. A minimum of none is left out.
 */
export function owedOf(
  { touches, calls }: { touches: readonly Date[]; calls: readonly Date[] },
  { leastTouches, touchDays, leastCalls, callDays }: Minima,
  { startedAt, now }: { startedAt: Date; now: Date },
): Owed[] {
  const owed = (what: Owed["what"], made: readonly Date[], least: number, days: number): Owed[] => {
    const newestFirst = [...made].sort((a, b) => b.getTime() - a.getTime());
    const had = newestFirst.filter((at) => at.getTime() > now.getTime() - days * dayMs).length;
    const counted = newestFirst[least - 1]?.getTime() ?? startedAt.getTime();
    const by = new Date(Math.max(counted, startedAt.getTime()) + days * dayMs);
    return least > 0 ? [{ what, least, days, had, by }] : [];
  };
  return [
    ...owed("touches", [...touches, ...calls], leastTouches, touchDays),
    ...owed("calls", calls, leastCalls, callDays),
  ];
}
