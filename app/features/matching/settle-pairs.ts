import { rowsOf } from "./candidates.ts";
import { Clusters } from "./cluster.ts";
import { placeIn } from "./growing.ts";
import { CERTAIN } from "./guards.ts";
import { LIKELY } from "./judge.ts";
import { pairRepeats } from "./repeats.ts";
import { BRANCH, bitsBetween, FREE, type Scored } from "./score-candidates.ts";
import type { Subject } from "./subject.ts";

/** Places among the candidates: the pairs that join clusters unasked, those to ask about, those that are branches. */
export type Settled = {
  certain: Clusters;
  merged: number[];
  asked: { at: number; chained: boolean }[];
  branches: number[];
};

/** The strongest pairs first, each joins two clusters, asks about them, or says nothing new: two clusters are asked about once. */
export function settlePairs(subjects: readonly Subject[], scored: Scored): Settled {
  const { candidates, repeats, bits, held } = scored;
  const linkage = {
    rows: subjects.length,
    bitsBetween: (low: number, high: number) => bitsBetween(scored, low, high),
    apart: (one: number, other: number) => areTwoEntries(subjects[one], subjects[other]),
  };
  const certain = new Clusters(linkage);
  const likely = new Clusters(linkage);
  const order = strongestFirst(bits, LIKELY);
  const merged: number[] = [];
  pairRepeats(repeats, (first, row) => {
    const at = placeIn(candidates.packed, first * candidates.rows + row);
    if (held[at] !== FREE || repeats.firstOf[row] !== first) return;
    for (const clusters of [certain, likely]) clusters.repeat(first, row);
    merged.push(at);
  });
  for (const at of order) {
    if (held[at] !== FREE || (bits[at] as number) < CERTAIN) continue;
    const [a, b] = rowsOf(candidates, at);
    if (certain.join(a, b, 0) !== "joined") continue;
    likely.join(a, b, Number.NEGATIVE_INFINITY);
    merged.push(at);
  }

  const between = new Set<number>();
  const isNews = (at: number) => {
    const [a, b] = rowsOf(candidates, at).map((row) => certain.find(row)) as [number, number];
    const groups = Math.min(a, b) * subjects.length + Math.max(a, b);
    if (a === b || between.has(groups)) return false;
    between.add(groups);
    return true;
  };
  const asked: Settled["asked"] = [];
  // However unlikely a list makes them: they are known to say the same.
  const hundreds = [...repeats.firstOfAll]
    .map(([row, first]) => placeIn(candidates.packed, first * candidates.rows + row))
    .filter((at) => held[at] === FREE && (bits[at] as number) < LIKELY);
  for (const at of [...order, ...hundreds]) {
    if (!isNews(at)) continue;
    const chained = (bits[at] as number) >= 0 && likely.join(...rowsOf(candidates, at), 0) === "refused";
    asked.push({ at, chained });
  }
  const branches: number[] = [];
  for (let at = 0; at < held.length; at++) if (held[at] === BRANCH && isNews(at)) branches.push(at);
  return { certain, merged, asked, branches };
}

function areTwoEntries(one: Subject | undefined, other: Subject | undefined): boolean {
  const [a, b] = [one?.companyNumber ?? "", other?.companyNumber ?? ""];
  return a !== "" && b !== "" && a !== b;
}

/** The pairs of at least so many bits, strongest first; equal ones in the order of the file, so that a run repeats itself. */
function strongestFirst(bits: Float64Array, least: number): Uint32Array {
  const worth: number[] = [];
  for (let at = 0; at < bits.length; at++) if ((bits[at] as number) >= least) worth.push(at);
  return Uint32Array.from(worth).sort((x, y) => (bits[y] as number) - (bits[x] as number) || x - y);
}
