import { type Candidates, highRow, lowRow } from "./candidates.ts";
import { type WeighedName, weighName } from "./compare-names.ts";
import { type Crowds, countCrowds } from "./crowds.ts";
import { fitWeights } from "./fit-weights.ts";
import { gatherCandidates } from "./gather-candidates.ts";
import { judgeEach } from "./judge.ts";
import { compare } from "./levels.ts";
import type { Subject } from "./subject.ts";
import type { Weights } from "./weights.ts";

export const FREE = 0;
export const HELD = 1;
export const BRANCH = 2;

/** Every pair worth comparing, side by side: its levels, its bits with the guards applied, and whether it may merge unasked. */
export type Scored = {
  candidates: Candidates;
  patterns: Int32Array;
  bits: Float64Array;
  held: Uint8Array;
  weights: Weights;
  crowds: Crowds;
};

/** The subjects stand in the order of their ids. */
export function scoreCandidates(subjects: readonly Subject[]): Scored {
  const crowds = countCrowds(subjects);
  const candidates = gatherCandidates(subjects, crowds);
  const count = candidates.packed.length;
  const subject = (row: number) => subjects[row] as Subject;

  const names = subjects.map(({ name }) => weighName(name, crowds.wordWeight));
  const patterns = new Int32Array(count);
  const tally = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const a = lowRow(candidates, at);
    const b = highRow(candidates, at);
    const pattern = compare(subject(a), subject(b), names[a] as WeighedName, names[b] as WeighedName);
    patterns[at] = pattern;
    tally.set(pattern, (tally.get(pattern) ?? 0) + 1);
  }
  const weights = fitWeights(tally);

  const judge = judgeEach(weights, crowds);
  const bits = new Float64Array(count);
  const held = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const judged = judge(patterns[at] as number, subject(lowRow(candidates, at)), subject(highRow(candidates, at)));
    bits[at] = judged.bits;
    held[at] = judged.guard.rule === "branch" ? BRANCH : judged.guard.merges ? FREE : HELD;
  }
  return { candidates, patterns, bits, held, weights, crowds };
}

/** The bits between two rows, the lower first; null where they were never compared. */
export function bitsBetween({ candidates, bits }: Scored, low: number, high: number): number | null {
  const at = placeOf(candidates.packed, low * candidates.rows + high);
  return at < 0 ? null : (bits[at] as number);
}

function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle] as number;
    if (there === value) return middle;
    if (there < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
