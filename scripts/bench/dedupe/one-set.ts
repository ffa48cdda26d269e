// The body of a process of its own: matches one list, labelled or invented, and says how well, how long and with how much memory.
import process from "node:process";
import { matchScored, toSubjects } from "#app/features/matching/match-records.ts";
import { scoreCandidates } from "#app/features/matching/score-candidates.ts";
import { calibrate } from "./calibration.ts";
import type { Figures } from "./figures.ts";
import { readInvented, writeCsv } from "./invented/written.ts";
import { numberOf, readLabelled } from "./labelled.ts";
import { bCubed, bestF1, compared, without } from "./measures.ts";
import { Groups, MOST_IDS, pairKey } from "./pairs.ts";
import { reviewed } from "./simulate-review.ts";

const [kind = "", name = "", csv = "", most = "300"] = process.argv.slice(2);
const list = kind === "invented" ? { ...readInvented(csv), suspect: new Set<number>() } : readLabelled(name, numberOf);
const { records, pairs, suspect } = list;
if (kind !== "invented") writeCsv(records, csv);

const from = performance.now();
const cpuFrom = process.cpuUsage();
const subjects = toSubjects(records);
const scored = scoreCandidates(subjects);
const found = matchScored(subjects, scored);
const seconds = (performance.now() - from) / 1000;
const { user, system } = process.cpuUsage(cpuFrom);
const peakMb = process.resourceUsage().maxRSS / 1024;

const auto = new Groups(found.merges).pairs();
const likely = found.review.filter(({ probability }) => probability >= 0.5);
const taken = new Groups([...found.merges, ...likely]);
const takenPairs = taken.pairs();
const truth = without(pairs, suspect);
const after = reviewed(found, pairs, Number(most));
const all = new Groups([...found.merges, ...found.review.filter(({ a, b }) => pairs.has(pairKey(a, b)))]);
const { bands, reached } = calibrate(subjects, scored, pairs);
const ids = records.map(({ id }) => id);
const figures: Figures = {
  rows: records.length,
  ...compared(takenPairs, pairs),
  f1Undoubted: compared(without(takenPairs, suspect), truth).f1,
  bCubed: bCubed(ids, taken, new Groups([...pairs].map(unpacked))).f1,
  bestF1: bestF1([...found.merges, ...found.review], pairs),
  auto: compared(without(auto, suspect), truth),
  reached,
  asks: found.review.length,
  answered: after.answered,
  f1Answered: compared(after.groups.pairs(), pairs).f1,
  recallAsked: compared(all.pairs(), pairs).recall,
  bands,
  seconds,
  cpuSeconds: (user + system) / 1_000_000,
  peakMb,
};
console.log(JSON.stringify(figures));

function unpacked(pair: number): { a: number; b: number } {
  return { a: Math.floor(pair / MOST_IDS), b: pair % MOST_IDS };
}
