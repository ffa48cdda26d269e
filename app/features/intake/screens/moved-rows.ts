import type { Verdict } from "#db/vocabulary.ts";
import type { Balance } from "../inspect.ts";

/** Of the rows that were answered anew, those that left the list they were shown in: one that was only touched is still there. */
export const movedAway = (from: Verdict, answered: ReadonlyMap<number, Verdict>): Verdict[] =>
  [...answered.values()].filter((verdict) => verdict !== from);

/** The balance since rows of one verdict were mended into others. */
export function withMoved<Counts extends Balance>(balance: Counts, from: Verdict, to: readonly Verdict[]): Counts {
  const now = { ...balance };
  const key = (verdict: Verdict) => (verdict === "lead" ? "leads" : verdict);
  for (const verdict of to) {
    now[key(from)]--;
    now[key(verdict)]++;
  }
  return now;
}
