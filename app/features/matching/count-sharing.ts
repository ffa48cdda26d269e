import { Growing } from "./growing.ts";
import { Places } from "./places.ts";

/** Says of one value, by its hash, that somebody has it; `who` is a whole number below 2³², equal for those who count once. */
export type Share = (value: number, who: number) => void;

const WHO = 2 ** 32;

/** How many different ones have each value; 1 for a value nobody shares: most of a million are one company's own, and are not kept. */
export function countSharing(shareAll: (share: Share) => void): (value: number) => number {
  const values = new Growing();
  const whose = new Growing();
  shareAll((value, who) => {
    values.push(value);
    whose.push(who);
  });
  const { shared, shares } = sharesOf(values.view(), whose.view());
  const counts = new Int32Array(shared.size);
  const sorted = shares.sort();
  for (let at = 0; at < sorted.length; at++) {
    const share = sorted[at] as number;
    if (at > 0 && share === sorted[at - 1]) continue;
    const place = Math.floor(share / WHO);
    counts[place] = (counts[place] as number) + 1;
  }
  return (value) => {
    const place = shared.of(value);
    return place < 0 ? 1 : (counts[place] as number);
  };
}

/** The values that come more than once, and who has them: the place of the value × 2³² + who. */
function sharesOf(values: Float64Array, whose: Float64Array): { shared: Places; shares: Float64Array } {
  const all = new Places(values.length);
  const places = new Int32Array(values.length);
  const times = new Int32Array(values.length);
  let repeated = 0;
  for (let at = 0; at < values.length; at++) {
    const place = all.add(values[at] as number);
    places[at] = place;
    times[place] = (times[place] as number) + 1;
    if (times[place] === 2) repeated++;
  }
  const shared = new Places(repeated);
  const shares = new Growing();
  for (let at = 0; at < places.length; at++) {
    if ((times[places[at] as number] as number) < 2) continue;
    shares.push(shared.add(values[at] as number) * WHO + (whose[at] as number));
  }
  return { shared, shares: shares.view() };
}
