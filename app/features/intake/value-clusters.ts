import type { FieldName } from "#app/features/cleansing/fields.ts";
import { nearestCentres } from "./near-values.ts";
import { companyFingerprint, fingerprint, ngramFingerprint, plainWords } from "./value-key.ts";

export type ValueCount = { value: string; count: number };

/** Values that may be one, the most frequent first; it is what the others would become. */
export type ValueCluster = { to: string; rows: number; values: ValueCount[] };

/** Ways of taking values for one, from the strict to the lax. None changes anything by itself. */
export const clusterWays = {
  words: "Same words",
  pairs: "Same pairs of letters",
  letters: "Same letters",
  near: "Same words, or a slip apart",
} as const;
export type ClusterWay = keyof typeof clusterWays;
export const ways = Object.keys(clusterWays) as [ClusterWay, ...ClusterWay[]];

/** Longer texts are sentences; two that are nearly alike are still two. */
const LONGEST = 200;

/** What might be brought together among the values of a column, the largest number of rows first, whatever order they come in. */
export function clusterValues(values: readonly ValueCount[], way: ClusterWay, field: FieldName): ValueCluster[] {
  const groups = new Map<string, ValueCount[]>();
  const key = keyFor(way, field);
  for (const value of [...values].filter(({ value }) => value.length <= LONGEST).sort(mostFrequentFirst)) {
    const name = key(value.value);
    if (name === "") continue;
    const known = groups.get(name);
    if (known) known.push(value);
    else groups.set(name, [value]);
  }
  const found = way === "near" ? withNeighbours([...groups.values()]) : [...groups.values()];
  return found
    .filter((group) => group.length > 1)
    .map((group) => {
      const sorted = group.sort(mostFrequentFirst);
      return { to: sorted[0]?.value ?? "", rows: sum(sorted), values: sorted };
    })
    .sort((a, b) => b.rows - a.rows || compare(a.to, b.to));
}

function keyFor(way: ClusterWay, field: FieldName): (value: string) => string {
  if (way === "pairs") return (value) => ngramFingerprint(value, 2);
  if (way === "letters") return (value) => ngramFingerprint(value, 1);
  return field === "company_name" ? companyFingerprint : fingerprint;
}

function withNeighbours(groups: ValueCount[][]): ValueCount[][] {
  const spellings = groups.map((group) => ({ text: plainWords(group[0]?.value ?? ""), count: sum(group) }));
  const centres = nearestCentres(spellings);
  const joined = groups.map((): ValueCount[] => []);
  for (const [at, group] of groups.entries()) joined[centres[at] ?? at]?.push(...group);
  return joined;
}

const sum = (values: readonly ValueCount[]): number => values.reduce((total, { count }) => total + count, 0);

/** Of two that are as frequent, the one that is neither shouted nor whispered. */
function mostFrequentFirst(a: ValueCount, b: ValueCount): number {
  return b.count - a.count || Number(monotone(a.value)) - Number(monotone(b.value)) || compare(a.value, b.value);
}

const monotone = (value: string): boolean => value === value.toUpperCase() || value === value.toLowerCase();

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
