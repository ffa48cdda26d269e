import { CROWD } from "./candidates.ts";
import { countCrowds } from "./crowds.ts";
import { CERTAIN } from "./guards.ts";
import { judge, LIKELY, tellJudgement } from "./judge.ts";
import { addKeys, addWordKeys } from "./keys.ts";
import { compare } from "./levels.ts";
import { shippedRates } from "./rates.ts";
import { sketch } from "./sketch.ts";
import { type Subject, toSubject } from "./subject.ts";
import type { MatchRecord, Pair } from "./types.ts";
import { bitsToProbability, toWeights } from "./weights.ts";

/** `a` is the fresh record, `b` the one we have; the ids are the caller's and may overlap. */
export type KnownMatch = Pair;

/**
 * The best company we already have for each fresh record, where there is one. The known records are few and chosen by their
 * keys, so they say nothing of how common things are at large: the shipped weights stand.
 */
export function matchAgainstKnown(
  fresh: MatchRecord[],
  known: MatchRecord[],
  { askFrom = LIKELY }: { askFrom?: number } = {},
): KnownMatch[] {
  const arrivals = fresh.map(toSubject);
  const residents = known.map(toSubject);
  const all = [...arrivals, ...residents];
  const crowds = countCrowds(all);
  const list = sketch(all, crowds.wordWeight);
  const weights = toWeights(shippedRates);
  const keysFor = (subject: Subject): string[] => {
    const keys: string[] = [];
    const add = (kind: string, key: string) => keys.push(`${kind}:${key}`);
    addKeys(subject, add);
    addWordKeys(subject, (word) => -crowds.wordWeight(word), add);
    return keys;
  };
  const index = new Map<string, number[]>();
  residents.forEach((resident, row) => {
    for (const key of keysFor(resident)) {
      const there = index.get(key);
      if (there === undefined) index.set(key, [row]);
      else there.push(row);
    }
  });

  return arrivals.flatMap((arrival, at) => {
    const rows = new Set(keysFor(arrival).flatMap((key) => within(index.get(key) ?? [])));
    let best: { resident: Subject; levels: number; bits: number; merges: boolean } | null = null;
    for (const row of [...rows].sort((x, y) => x - y)) {
      const resident = residents[row] as Subject;
      const levels = compare(list, at, arrivals.length + row);
      const { bits, guard } = judge(levels, arrival, resident, weights, crowds);
      if (bits >= askFrom && (best === null || bits > best.bits))
        best = { resident, levels, bits, merges: guard.merges };
    }
    if (best === null) return [];
    return [
      {
        a: arrival.record.id,
        b: best.resident.record.id,
        probability: bitsToProbability(best.bits),
        evidence: tellJudgement(best.levels, arrival, best.resident, weights, crowds),
        band: best.merges && best.bits >= CERTAIN ? "auto" : "ask",
      } satisfies KnownMatch,
    ];
  });
}

function within(rows: number[]): number[] {
  return rows.length > CROWD ? [] : rows;
}
