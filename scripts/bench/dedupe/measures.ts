import type { Pair } from "#app/features/matching/types.ts";
import { Groups, MOST_IDS } from "./pairs.ts";

export type Share = { precision: number; recall: number; f1: number };

export function compared(found: ReadonlySet<number>, truth: ReadonlySet<number>): Share {
  let right = 0;
  for (const pair of found) if (truth.has(pair)) right++;
  return shareOf(found.size === 0 ? 1 : right / found.size, truth.size === 0 ? 1 : right / truth.size);
}

function shareOf(precision: number, recall: number): Share {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

export function without(pairs: ReadonlySet<number>, doubtful: ReadonlySet<number>): Set<number> {
  return new Set([...pairs].filter((pair) => !doubtful.has(pair)));
}

/** B-cubed: of each record, how much of its cluster belongs there, and how much of what belongs there is in it. */
export function bCubed(ids: readonly number[], found: Groups, truth: Groups): Share {
  const sizes = { found: new Map<number, number>(), truth: new Map<number, number>(), both: new Map<number, number>() };
  const cellOf = (id: number) => found.find(id) * MOST_IDS + truth.find(id);
  const count = <K>(into: Map<K, number>, key: K) => into.set(key, (into.get(key) ?? 0) + 1);
  for (const id of ids) {
    count(sizes.found, found.find(id));
    count(sizes.truth, truth.find(id));
    count(sizes.both, cellOf(id));
  }
  let precision = 0;
  let recall = 0;
  for (const id of ids) {
    const both = sizes.both.get(cellOf(id)) ?? 0;
    precision += both / (sizes.found.get(found.find(id)) ?? 1);
    recall += both / (sizes.truth.get(truth.find(id)) ?? 1);
  }
  return shareOf(precision / ids.length, recall / ids.length);
}

const thresholds = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 0.995, 0.999];

/** The best F1 that any one threshold would have given, for the default must not be far from it. */
export function bestF1(pairs: readonly Pair[], truth: ReadonlySet<number>): number {
  const f1At = (least: number) =>
    compared(new Groups(pairs.filter(({ probability }) => probability >= least)).pairs(), truth).f1;
  return Math.max(...thresholds.map(f1At));
}
