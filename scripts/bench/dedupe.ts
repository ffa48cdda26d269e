import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedData } from "#tests/shared.ts";
import { pooled } from "./dedupe/calibration.ts";
import type { Figures } from "./dedupe/figures.ts";
import { calibrationTable, tableOf } from "./dedupe/table.ts";
import { typedAgainstKnown } from "./dedupe/typed.ts";
import { nodeProcess } from "./import/place.ts";
import type { BenchResult } from "./result.ts";

/** The best F1 an open tool reached on the set (chicago: told 50 pairs by a person), and how many questions may be answered. */
const labelled = [
  { name: "chicago", bestTool: 0.932, answers: 300 },
  { name: "fz864", bestTool: 0.959, answers: 60 },
  { name: "febrl3", bestTool: 0.9999, answers: 300 },
  { name: "senzing_org", bestTool: null, answers: 60 },
] as const;
const invented = [1_500, 10_000, 100_000, 1_000_000];

type Measured = {
  name: string;
  figures: Figures;
  plain: { seconds: number; cpuSeconds: number };
  bestTool: number | null;
};

/**
 * Duplicates found in labelled lists and in invented ones with every trap in them, beside what other tools find; the time beside
 * reading the file and its phones. Each list is matched in a process of its own, so that its memory is its own.
 */
export async function bench(say: (sentence: string) => void): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "rekindle-dedupe-"));
  const measured: Measured[] = [];
  try {
    for (const { name, bestTool, answers } of labelled) {
      const list = sharedData(`matching/${name}`);
      if (list === null) say(`${name}: skipped, the labelled list is not here`);
      else measured.push({ name, bestTool, ...(await measure(["labelled", list], answers, folder)) });
    }
    for (const rows of invented) {
      const name = `invented ${rows.toLocaleString("en-GB")}`;
      measured.push({
        name,
        bestTool: null,
        ...(await measure(["invented", String(rows)], rows > 10_000 ? 0 : 300, folder)),
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(tableOf(measured));
  say(`Of the pairs given a probability, pooled over all lists:\n${calibrationTable(pooledBands(measured))}`);
  return [
    ...measured.flatMap(resultsOf),
    ...acrossSizes(measured),
    calibrationResult(measured),
    await typedAgainstKnown(),
  ];
}

/** As `backlog inspect` runs: a process of a second has not the time to earn back the compiling of its warm functions. */
const asTheCommand = "--interrupt-budget=700000";

async function measure(list: [string, string], answers: number, folder: string) {
  const csv = join(folder, "list.csv");
  const run = (script: string, ...args: string[]) =>
    nodeProcess(
      asTheCommand,
      "--max-old-space-size=4000",
      "--import",
      "tsx",
      `scripts/bench/dedupe/${script}.ts`,
      ...args,
    );
  if (list[0] === "invented") await run("make-list", list[1], csv);
  const figures: Figures[] = [];
  const plain: Measured["plain"][] = [];
  do {
    figures.push(JSON.parse((await run("one-set", ...list, csv, String(answers))).said));
    plain.push(JSON.parse((await run("plain-read", csv)).said));
  } while (plain.length < times && (figures[0]?.rows ?? 0) <= short);
  return { figures: { ...(figures[0] as Figures), ...middle(figures) }, plain: middle(plain) };
}

/** What takes seconds is run so often, in turns with its yardstick, and the middle ones are told: one run of a second is mostly noise. */
const times = 3;
const short = 100_000;

function middle(runs: readonly Measured["plain"][]): Measured["plain"] {
  const median = (values: number[]) => values.sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  };
}

function resultsOf({ name, figures, plain, bestTool }: Measured): BenchResult[] {
  const row = (what: string, value: number, unit: string, against: number | null = null): BenchResult => ({
    what: `${name}: ${what}`,
    value,
    unit,
    yardstick: against,
    ratio: against === null ? null : value / against,
  });
  return [
    row("F1, merged or asked about", figures.f1, "F1", bestTool),
    row("F1 without doubtful labels", figures.f1Undoubted, "F1"),
    row("precision, merged or asked about", figures.precision, "share"),
    row("recall, merged or asked about", figures.recall, "share"),
    row("B-cubed F1", figures.bCubed, "F1"),
    row("F1 lost by the default threshold", figures.bestF1 - figures.f1, "F1"),
    row("precision of what merges unasked", figures.auto.precision, "share"),
    row("recall of what merges unasked", figures.auto.recall, "share"),
    row("recall of the pairs compared", figures.reached, "share"),
    row("pairs asked about", figures.asks, "pairs"),
    row(`F1 after ${figures.answered} answers`, figures.f1Answered, "F1"),
    row("recall when all is answered", figures.recallAsked, "share"),
    row("time", figures.seconds, "s", plain.seconds),
    row("processor time", figures.cpuSeconds, "s", plain.cpuSeconds),
    row("peak memory", figures.peakMb, "MB"),
  ];
}

function acrossSizes(measured: readonly Measured[]): BenchResult[] {
  const [large, small] = [1_000_000, 100_000].map((rows) =>
    measured.find(({ name }) => name.endsWith(` ${rows.toLocaleString("en-GB")}`)),
  );
  if (!large || !small) return [];
  const perRow = ({ figures }: Measured) => (figures.cpuSeconds / figures.rows) * 1e6;
  const [value, yardstick] = [perRow(large), perRow(small)];
  return [
    { what: "processor time a row, 1,000,000 beside 100,000", value, unit: "µs", yardstick, ratio: value / yardstick },
  ];
}

const pooledBands = (measured: readonly Measured[]) => pooled(measured.map(({ figures }) => figures.bands));

function calibrationResult(measured: readonly Measured[]): BenchResult {
  const band = pooledBands(measured).find(({ from }) => from === 0.9);
  const { pairs = 0, promised = 0, right = 0 } = band ?? {};
  const [value, yardstick] = [right / pairs, promised / pairs];
  return { what: `true of ${pairs} pairs given 90–99 %`, value, unit: "share", yardstick, ratio: value / yardstick };
}
