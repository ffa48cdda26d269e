import type { BenchResult } from "../result.ts";
import { beside, type Measured, median, nodeProcess, sample } from "./place.ts";

const runs = 7;

/** `inspect` of the sample as a process, from its start to its last word, in turn with a process that does the least. */
export async function sampleInspected(figures: Measured): Promise<BenchResult> {
  const ours: number[] = [];
  const plain: number[] = [];
  // The first makes the bundle where there is none, and is not counted.
  for (let run = 0; run <= runs; run++) {
    const { ms } = await nodeProcess("scripts/backlog.mjs", "inspect", sample);
    const least = await nodeProcess("scripts/bench/import/plain-process.mjs", sample);
    if (run === 0) continue;
    ours.push(ms);
    plain.push(least.ms);
  }
  figures.inspectMs = median(ours);
  return beside("1,500 rows, inspect, whole process", figures.inspectMs, "ms", median(plain));
}
