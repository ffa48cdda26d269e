import { rmSync } from "node:fs";
import { join } from "node:path";
import type { BenchResult } from "../result.ts";
import { generate } from "./generate.ts";
import { readThrough } from "./hundred-thousand.ts";
import { beside, type Measured, type Place } from "./place.ts";

const rows = 1_000_000;
/** What the process may need at its fullest. */
const roomMb = 600;

/** The same at ten times the length: time per row beside that at 100,000, and memory beside the room it is given. */
export async function million({ folder, say }: Place, { msPerRow }: Measured): Promise<BenchResult[]> {
  const file = join(folder, "1000000.csv");
  await generate(file, rows);
  try {
    const through = await readThrough(file);
    if (through.rows !== rows) throw new Error(`${through.rows} rows were read of ${rows}.`);
    return [
      beside("1,000,000 rows, time per row beside 100,000", through.ms / rows, "ms", msPerRow ?? null),
      beside("1,000,000 rows, peak memory of the process", through.peakMb, "MB", roomMb),
    ];
  } catch (wrong) {
    say(`1,000,000 rows were not read through: ${wrong instanceof Error ? wrong.message.slice(-300) : wrong}`);
    return [];
  } finally {
    rmSync(file);
  }
}
