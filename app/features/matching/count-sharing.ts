import { Growing, placeIn } from "./growing.ts";

/** Says of one value, by its hash, that somebody has it; `who` is a whole number below 2³², equal for those who count once. */
export type Share = (value: number, who: number) => void;

const WHO = 2 ** 32;

/**
 * How many different ones have each value; 1 for a value nobody shares. Values are sorted as numbers rather than kept in a Map:
 * most of a million are one company's own, and only what two have is looked at again.
 */
export function countSharing(shareAll: (share: Share) => void): (value: number) => number {
  const values = new Growing();
  const whose = new Growing();
  shareAll((value, who) => {
    values.push(value);
    whose.push(who);
  });
  const repeated = repeatedIn(values.view().slice().sort());
  const shares = new Growing();
  const [given, by] = [values.view(), whose.view()];
  for (let at = 0; at < given.length; at++) {
    const place = placeIn(repeated, given[at] as number);
    if (place >= 0) shares.push(place * WHO + (by[at] as number));
  }
  const counts = new Int32Array(repeated.length);
  const sorted = shares.view().sort();
  for (let at = 0; at < sorted.length; at++) {
    const share = sorted[at] as number;
    if (at > 0 && share === sorted[at - 1]) continue;
    const place = Math.floor(share / WHO);
    counts[place] = (counts[place] as number) + 1;
  }
  return (value) => {
    const place = placeIn(repeated, value);
    return place < 0 ? 1 : (counts[place] as number);
  };
}

function repeatedIn(sorted: Float64Array): Float64Array {
  const repeated = new Growing();
  for (let at = 1; at < sorted.length; at++) {
    const value = sorted[at] as number;
    if (value === sorted[at - 1] && (at === 1 || value !== sorted[at - 2])) repeated.push(value);
  }
  return repeated.view().slice();
}
