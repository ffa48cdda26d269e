import { rowsOf } from "./candidates.ts";
import { Clusters, type Linkage } from "./cluster.ts";
import { tellChain } from "./evidence.ts";
import { CERTAIN } from "./guards.ts";
import { LIKELY, tellJudgement } from "./judge.ts";
import { BRANCH, bitsBetween, FREE, scoreCandidates } from "./score-candidates.ts";
import { type Subject, toSubject } from "./subject.ts";
import type { Branch, Evidence, Matches, MatchRecord, Pair } from "./types.ts";
import { bitsToProbability } from "./weights.ts";

export type { Branch, Evidence, Matches, MatchRecord, Pair } from "./types.ts";

/** Bits that a pair keeps when the clusters it would chain together are otherwise strangers. */
const CHAINED = -1;

/** Find the duplicates among these records: what merges itself, what to ask about, what is only related. */
export function matchRecords(records: MatchRecord[]): Matches {
  const subjects = [...records].sort((x, y) => x.id - y.id).map(toSubject);
  const subject = (row: number) => subjects[row] as Subject;
  const scored = scoreCandidates(subjects);
  const { candidates, patterns, bits, held, weights, crowds } = scored;
  const apart = (one: number, other: number) => {
    const a = subject(one).companyNumber;
    const b = subject(other).companyNumber;
    return a !== "" && b !== "" && a !== b;
  };
  const linkage: Linkage = {
    rows: records.length,
    bitsBetween: (low, high) => bitsBetween(scored, low, high),
    apart,
  };
  const order = strongestFirst(bits, LIKELY);

  const certain = new Clusters(linkage);
  const likely = new Clusters(linkage);
  const merged: number[] = [];
  for (const at of order) {
    if (held[at] !== FREE || (bits[at] as number) < CERTAIN) continue;
    const [a, b] = rowsOf(candidates, at);
    if (certain.join(a, b, 0) !== "joined") continue;
    likely.join(a, b, Number.NEGATIVE_INFINITY);
    merged.push(at);
  }

  const asked: { at: number; chained: boolean }[] = [];
  const between = new Set<number>();
  /** The two clusters a pair connects, as one number; null where they are one by now. */
  const groupsOf = (at: number) => {
    const [a, b] = rowsOf(candidates, at).map((row) => certain.find(row)) as [number, number];
    return a === b ? null : Math.min(a, b) * records.length + Math.max(a, b);
  };
  for (const at of order) {
    const [a, b] = rowsOf(candidates, at);
    const groups = groupsOf(at);
    if (groups === null || between.has(groups)) continue;
    between.add(groups);
    const chained = (bits[at] as number) >= 0 && likely.join(a, b, 0) === "refused";
    asked.push({ at, chained });
  }

  const pairAt = (at: number, extra: Evidence[] = []): Omit<Pair, "band"> => {
    const [i, j] = rowsOf(candidates, at);
    const [low, high] = subject(i).record.id < subject(j).record.id ? [i, j] : [j, i];
    const evidence = tellJudgement(patterns[at] as number, subject(low), subject(high), weights, crowds);
    const total = extra.reduce((sum, line) => sum + line.weight, bits[at] as number);
    return {
      a: subject(low).record.id,
      b: subject(high).record.id,
      probability: bitsToProbability(total),
      evidence: [...evidence, ...extra],
    };
  };

  const branches: Branch[] = [];
  for (let at = 0; at < held.length; at++) {
    if (held[at] !== BRANCH) continue;
    const groups = groupsOf(at);
    if (groups === null || between.has(groups)) continue;
    between.add(groups);
    branches.push(pairAt(at));
  }
  return {
    clusters: clusterIds(subjects, certain),
    merges: merged.map((at) => ({ ...pairAt(at), band: "auto" })),
    review: asked
      .map(({ at, chained }): Pair => {
        const bridge = chained ? [tellChain(CHAINED - (bits[at] as number))] : [];
        return { ...pairAt(at, bridge), band: "ask" };
      })
      .sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b),
    branches,
  };
}

function clusterIds(subjects: Subject[], clusters: Clusters): Map<number, number> {
  const least = new Map<number, number>();
  subjects.forEach(({ record }, row) => {
    const root = clusters.find(row);
    least.set(root, Math.min(least.get(root) ?? record.id, record.id));
  });
  return new Map(subjects.map(({ record }, row) => [record.id, least.get(clusters.find(row)) ?? record.id]));
}

/** The pairs of at least so many bits, strongest first; equal ones in the order of the file, so that a run repeats itself. */
function strongestFirst(bits: Float64Array, least: number): Uint32Array {
  const worth: number[] = [];
  for (let at = 0; at < bits.length; at++) if ((bits[at] as number) >= least) worth.push(at);
  return Uint32Array.from(worth).sort((x, y) => (bits[y] as number) - (bits[x] as number) || x - y);
}
