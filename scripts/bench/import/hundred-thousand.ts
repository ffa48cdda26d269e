import { join } from "node:path";
import type { BenchResult } from "../result.ts";
import { generate } from "./generate.ts";
import { beside, type Measured, median, nodeProcess, type Place } from "./place.ts";

const rows = 100_000;
const runs = 3;

export type ReadThrough = { rows: number; phones: number; ms: number; peakMb: number };

/** Read, map and cleanse, without matching, in turn with what anybody has to do with the same file. */
export async function hundredThousand({ folder, ownerUrl, say }: Place, figures: Measured): Promise<BenchResult> {
  const file = join(folder, "100000.csv");
  await generate(file, rows);
  const ours: number[] = [];
  const plain: number[] = [];
  for (let run = 0; run < runs; run++) {
    const through = await readThrough(file);
    if (through.rows !== rows) throw new Error(`${through.rows} rows were read of ${rows}.`);
    ours.push(through.ms);
    const pass = await nodeProcess("--import", "tsx", "scripts/bench/import/plain-pass.ts", file, ownerUrl);
    plain.push((JSON.parse(pass.said) as { ms: number }).ms);
  }
  say(`100,000 rows were read through ${runs} times.`);
  figures.msPerRow = median(ours) / rows;
  return beside("100,000 rows, read + map + cleanse", median(ours), "ms", median(plain));
}

export async function readThrough(file: string): Promise<ReadThrough> {
  const { said } = await nodeProcess("--import", "tsx", "scripts/bench/import/read-through.ts", file);
  return JSON.parse(said) as ReadThrough;
}
