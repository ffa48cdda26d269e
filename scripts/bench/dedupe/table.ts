import { type Band, interval } from "./calibration.ts";
import type { Figures } from "./figures.ts";

const columns: [string, (figures: Figures) => string][] = [
  ["rows", ({ rows }) => rows.toLocaleString("en-GB")],
  ["precision", ({ precision }) => told(precision)],
  ["recall", ({ recall }) => told(recall)],
  ["F1", ({ f1 }) => told(f1)],
  ["best F1", ({ bestF1 }) => told(bestF1)],
  ["B-cubed", ({ bCubed }) => told(bCubed)],
  ["compared", ({ reached }) => told(reached)],
  ["auto P", ({ auto }) => told(auto.precision)],
  ["auto R", ({ auto }) => told(auto.recall)],
  ["asks", ({ asks }) => String(asks)],
  ["answers", ({ answered }) => String(answered)],
  ["F1 after", ({ f1Answered }) => told(f1Answered)],
  ["R asked", ({ recallAsked }) => told(recallAsked)],
  ["seconds", ({ seconds }) => seconds.toFixed(2)],
  ["MB", ({ peakMb }) => peakMb.toFixed(0)],
];

const told = (share: number): string => share.toFixed(4);

export function tableOf(measured: readonly { name: string; figures: Figures }[]): string {
  const lines = [
    ["", ...columns.map(([head]) => head)],
    ...measured.map(({ name, figures }) => [name, ...columns.map(([, cell]) => cell(figures))]),
  ];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  return lines
    .map((line) => line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map((line) => line.join("  "))
    .join("\n");
}

export function calibrationTable(bands: readonly Band[]): string {
  return bands
    .map(({ from, to, pairs, promised, right }) => {
      const [low, high] = interval(right, pairs).map((share) => (100 * share).toFixed(1));
      const shares = [promised / pairs, right / pairs].map((share) => (100 * share).toFixed(1));
      const within = `${Math.round(100 * from)}–${Math.round(100 * to)} %`;
      return `${within.padStart(9)}: ${String(pairs).padStart(7)} pairs, promised ${shares[0]} %, true ${shares[1]} % (${low}–${high} %)`;
    })
    .join("\n");
}
