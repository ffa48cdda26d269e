import { rowsOf } from "./candidates.ts";
import type { Clusters } from "./cluster.ts";
import { tellChain, tellRepeat } from "./evidence.ts";
import { CERTAIN } from "./guards.ts";
import { tellJudgement } from "./judge.ts";
import { type Scored, scoreCandidates } from "./score-candidates.ts";
import { settlePairs } from "./settle-pairs.ts";
import { type Subject, toSubject } from "./subject.ts";
import type { Branch, Evidence, Matches, MatchRecord, Pair } from "./types.ts";
import { bitsToProbability } from "./weights.ts";

export type { Branch, Evidence, Matches, MatchRecord, Pair } from "./types.ts";

/** Bits that a pair keeps when the clusters it would chain together are otherwise strangers. */
const CHAINED = -1;

/** Find the duplicates among these records: what merges itself, what to ask about, what is only related. */
export function matchRecords(records: readonly MatchRecord[]): Matches {
  const subjects = toSubjects(records);
  return matchScored(subjects, scoreCandidates(subjects));
}

/** In the order of their ids, for the answer must not depend on the order of the list. */
export function toSubjects(records: readonly MatchRecord[]): Subject[] {
  return [...records].sort((x, y) => x.id - y.id).map(toSubject);
}

export function matchScored(subjects: readonly Subject[], scored: Scored): Matches {
  const { certain, merged, asked, branches } = settlePairs(subjects, scored);
  const told = (at: number, extra: Evidence[] = []) => pairAt(at, subjects, scored, extra);
  return {
    clusters: clusterIds(subjects, certain),
    merges: merged.map((at): Pair => {
      const wanting = CERTAIN - (scored.bits[at] as number);
      return { ...told(at, wanting > 0 ? [tellRepeat(wanting)] : []), band: "auto" };
    }),
    review: asked
      .map(({ at, chained }): Pair => {
        const bridge = chained ? [tellChain(CHAINED - (scored.bits[at] as number))] : [];
        return { ...told(at, bridge), band: "ask" };
      })
      .sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b),
    branches: branches.map((at) => told(at)),
  };
}

function pairAt(at: number, subjects: readonly Subject[], scored: Scored, extra: Evidence[]): Branch {
  const { candidates, patterns, bits, weights, crowds } = scored;
  const [low, high] = rowsOf(candidates, at).map((row) => subjects[row]) as [Subject, Subject];
  const total = extra.reduce((sum, { weight }) => sum + weight, bits[at] as number);
  return {
    a: low.record.id,
    b: high.record.id,
    probability: bitsToProbability(total),
    evidence: [...tellJudgement(patterns[at] as number, low, high, weights, crowds), ...extra],
  };
}

/** The subjects stand in the order of their ids, so the first of a cluster has the smallest. */
function clusterIds(subjects: readonly Subject[], clusters: Clusters): Map<number, number> {
  const first = new Int32Array(subjects.length).fill(-1);
  const ids = new Map<number, number>();
  for (let row = 0; row < subjects.length; row++) {
    const root = clusters.find(row);
    if (first[root] === -1) first[root] = row;
    ids.set((subjects[row] as Subject).record.id, (subjects[first[root] as number] as Subject).record.id);
  }
  return ids;
}
