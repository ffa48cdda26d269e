import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import Papa from "papaparse";
import { rowsOf } from "#app/features/matching/candidates.ts";
import { countCrowds } from "#app/features/matching/crowds.ts";
import { gatherCandidates } from "#app/features/matching/gather-candidates.ts";
import { matchRecords } from "#app/features/matching/match-records.ts";
import { toSubject } from "#app/features/matching/subject.ts";
import { sharedData } from "#tests/shared.ts";
import { closure, type Labelled, pairKey, readLabelled } from "./labelled.ts";
import type { BenchResult } from "./result.ts";

/** The best figure an open tool reached on the set without labels, at its own default or best threshold. */
const sets = [
  { name: "chicago", bestTool: 0.906 },
  { name: "fz864", bestTool: 0.957 },
  { name: "febrl3", bestTool: 0.9999 },
  { name: "senzing_org", bestTool: null },
] as const;

/** Duplicates found in labelled lists, beside what other tools find, and the time beside reading the file and its phones. */
export function bench(say: (sentence: string) => void): BenchResult[] {
  return sets.flatMap(({ name, bestTool }) => {
    const folder = sharedData(`matching/${name}`);
    if (folder !== null) return measure(name, readLabelled(folder, numberOf), bestTool);
    say(`${name}: skipped, the labelled list is not here`);
    return [];
  });
}

function measure(name: string, list: Labelled, bestTool: number | null): BenchResult[] {
  const yardstick = seconds(() => {
    for (const row of Papa.parse<Record<string, string>>(list.text, { header: true }).data) {
      parsePhoneNumberFromString(row.phone ?? "", "US");
    }
  });
  let found = matchRecords([]);
  const taken = seconds(() => {
    found = matchRecords(list.records);
  });
  const likely = found.review.filter(({ probability }) => probability >= 0.5);
  const auto = compared(closure(found.merges), list.pairs);
  const everything = closure([...found.merges, ...likely]);
  const all = compared(everything, list.pairs);
  const undoubted = new Set([...list.pairs].filter((pair) => !list.suspect.has(pair)));
  const allUndoubted = new Set([...everything].filter((pair) => !list.suspect.has(pair)));
  const row = (what: string, value: number, unit: string, against: number | null = null): BenchResult => ({
    what: `${name}: ${what}`,
    value,
    unit,
    yardstick: against,
    ratio: against === null ? null : value / against,
  });
  return [
    row("F1, merged or asked about", all.f1, "F1", bestTool),
    row("F1 without doubtful labels", compared(allUndoubted, undoubted).f1, "F1"),
    row("precision, merged or asked about", all.precision, "share"),
    row("recall, merged or asked about", all.recall, "share"),
    row("precision of what merges unasked", auto.precision, "share"),
    row("recall of what merges unasked", auto.recall, "share"),
    row("recall of the pairs compared", reachable(list), "share"),
    row("pairs asked about", found.review.length, "pairs"),
    row(`time for ${list.records.length} records`, taken, "s", yardstick),
  ];
}

/** The share of the true pairs that blocking lets through to be compared at all. */
function reachable(list: Labelled): number {
  const subjects = list.records.map(toSubject);
  const candidates = gatherCandidates(subjects, countCrowds(subjects));
  let reached = 0;
  for (let at = 0; at < candidates.packed.length; at++) {
    if (list.pairs.has(pairKey(...rowsOf(candidates, at)))) reached++;
  }
  return reached / list.pairs.size;
}

function compared(found: Set<string>, truth: Set<string>): { precision: number; recall: number; f1: number } {
  let right = 0;
  for (const pair of found) if (truth.has(pair)) right++;
  const precision = found.size === 0 ? 1 : right / found.size;
  const recall = right / truth.size;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** American numbers as the lists write them; seven digits are Chicago's. */
function numberOf(cell: string): string | null {
  const digits = cell.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  if (digits.length === 7) return `+1312${digits}`;
  if (digits.length === 10) return `+1${digits}`;
  return digits.length > 5 ? `+${digits}` : null;
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
