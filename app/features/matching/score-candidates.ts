import { type Candidates, highRow, lowRow } from "./candidates.ts";
import { type Crowds, countCrowds } from "./crowds.ts";
import { levelIn, levelOf, NAME } from "./fields.ts";
import { fitWeights } from "./fit-weights.ts";
import { gatherCandidates } from "./gather-candidates.ts";
import { placeIn } from "./growing.ts";
import { judgeEach, tellKinds } from "./judge.ts";
import { compare } from "./levels.ts";
import { findRepeats, type Repeats } from "./repeats.ts";
import { type Sketches, sketch } from "./sketch.ts";
import type { Subject } from "./subject.ts";
import type { Weights } from "./weights.ts";

export const FREE = 0;
const HELD = 1;
export const BRANCH = 2;

/** Every pair worth comparing, side by side: its levels, its bits with the guards applied, and whether it may merge unasked. */
export type Scored = {
  candidates: Candidates;
  repeats: Repeats;
  patterns: Int32Array;
  bits: Float64Array;
  held: Uint8Array;
  weights: Weights;
  crowds: Crowds;
};

/** The subjects stand in the order of their ids. */
export function scoreCandidates(subjects: readonly Subject[]): Scored {
  const all = countCrowds(subjects);
  const spoken = withoutEverybodysPerson(subjects, all);
  const repeats = findRepeats(spoken, all.named);
  const crowds = repeats.groups.length === 0 ? all : countCrowds(spoken.filter((_, row) => repeats.heard[row] === 1));
  const candidates = gatherCandidates(spoken, crowds, repeats);
  const list = sketch(spoken, crowds.wordWeight);
  const patterns = comparePairs(candidates, list);
  const weights = fitWeights(tallyOf(candidates, patterns, list, repeats));
  return { candidates, repeats, patterns, ...judgePairs(candidates, patterns, list, weights, crowds), weights, crowds };
}

/** Who speaks for more companies than this is no contact at any, but the list's own: whoever sold to them, or keeps the list. */
const SPEAKS_FOR = 10;

function withoutEverybodysPerson(subjects: readonly Subject[], crowds: Crowds): readonly Subject[] {
  return subjects.map((subject) =>
    subject.person.length > 0 && crowds.onPerson(subject.person) > SPEAKS_FOR ? { ...subject, person: [] } : subject,
  );
}

function comparePairs(candidates: Candidates, list: Sketches): Int32Array {
  const patterns = new Int32Array(candidates.packed.length);
  for (let at = 0; at < patterns.length; at++) {
    patterns[at] = compare(list, lowRow(candidates, at), highRow(candidates, at));
  }
  return patterns;
}

const OTHER_NAME = levelOf("name", "different");

/**
 * How many pairs have each pattern, in the order in which they come. Those whose names are alike and yet tell of two trades, or of a part and its
 * whole, are left out: words tell them apart, and to the levels "Swan Hotel" and "Swan Hotel Restaurant" are one firm. So are repeats that are not heard: one
 * company's thousand rows would teach what all the others are like.
 */
function tallyOf(candidates: Candidates, patterns: Int32Array, list: Sketches, repeats: Repeats): Map<number, number> {
  const kindsBetween = tellKinds(list);
  const tally = new Map<number, number>();
  for (let at = 0; at < patterns.length; at++) {
    const pattern = patterns[at] as number;
    const [low, high] = [lowRow(candidates, at), highRow(candidates, at)];
    const namesDiffer = levelIn(pattern, NAME) <= OTHER_NAME;
    if (repeats.heard[high] === 0 || (!namesDiffer && kindsBetween(low, high) > 0)) continue;
    tally.set(pattern, (tally.get(pattern) ?? 0) + 1);
  }
  return tally;
}

function judgePairs(
  candidates: Candidates,
  patterns: Int32Array,
  list: Sketches,
  weights: Weights,
  crowds: Crowds,
): Pick<Scored, "bits" | "held"> {
  const judge = judgeEach(weights, crowds, list);
  const bits = new Float64Array(patterns.length);
  const held = new Uint8Array(patterns.length);
  for (let at = 0; at < patterns.length; at++) {
    const judged = judge(patterns[at] as number, lowRow(candidates, at), highRow(candidates, at));
    bits[at] = judged.bits;
    held[at] = judged.guard.rule === "branch" ? BRANCH : judged.guard.merges ? FREE : HELD;
  }
  return { bits, held };
}

/** The bits between two rows, the lower first; null where they were never compared. */
export function bitsBetween({ candidates, bits }: Scored, low: number, high: number): number | null {
  const at = placeIn(candidates.packed, low * candidates.rows + high);
  return at < 0 ? null : (bits[at] as number);
}
