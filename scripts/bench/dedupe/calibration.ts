import { rowsOf } from "#app/features/matching/candidates.ts";
import type { Scored } from "#app/features/matching/score-candidates.ts";
import type { Subject } from "#app/features/matching/subject.ts";
import { bitsToProbability } from "#app/features/matching/weights.ts";
import { pairKey } from "./pairs.ts";

/** Pairs given a probability in a band, the sum of what was promised, and how many are true. */
export type Band = { from: number; to: number; pairs: number; promised: number; right: number };

export type Calibrated = { bands: Band[]; reached: number };

const edges = [0, 0.3, 0.5, 0.7, 0.9, 0.99, 1];

/** Every pair compared by the probability it was given, and the share of the true pairs that were compared at all. */
export function calibrate(
  subjects: readonly Subject[],
  { candidates, bits }: Scored,
  truth: ReadonlySet<number>,
): Calibrated {
  const bands = edges.slice(1).map((to, at): Band => ({ from: edges[at] ?? 0, to, pairs: 0, promised: 0, right: 0 }));
  let reached = 0;
  for (let at = 0; at < bits.length; at++) {
    const [a, b] = rowsOf(candidates, at);
    const same = truth.has(pairKey(subjects[a]?.record.id ?? 0, subjects[b]?.record.id ?? 0));
    const probability = bitsToProbability(bits[at] ?? 0);
    const band = bands.find(({ to }) => probability < to) ?? bands.at(-1);
    if (!band) continue;
    band.pairs++;
    band.promised += probability;
    if (!same) continue;
    band.right++;
    reached++;
  }
  return { bands, reached: truth.size === 0 ? 1 : reached / truth.size };
}

export function pooled(all: readonly (readonly Band[])[]): Band[] {
  const [first = []] = all;
  return first.map(({ from, to }, at) => {
    const band: Band = { from, to, pairs: 0, promised: 0, right: 0 };
    for (const bands of all) {
      band.pairs += bands[at]?.pairs ?? 0;
      band.promised += bands[at]?.promised ?? 0;
      band.right += bands[at]?.right ?? 0;
    }
    return band;
  });
}

/** Wilson's interval for a share, at 95 in 100. */
export function interval(right: number, of: number): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = right / of;
  const middle = share + (z * z) / (2 * of);
  const wide = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [(middle - wide) / (1 + (z * z) / of), (middle + wide) / (1 + (z * z) / of)];
}
