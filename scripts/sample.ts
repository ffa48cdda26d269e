import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { backlog } from "./sample/backlog.ts";
import { fileOf } from "./sample/file.ts";
import { type Truth, truthOf } from "./sample/truth.ts";

export const SEED = 20261102;
export const SAMPLE_FILE = resolve(import.meta.dirname, "../public/sample-backlog.csv");
export const TRUTH_FILE = resolve(import.meta.dirname, "../tests/sample-truth.json");

/** The sample backlog of the demonstration and its right answers, in bytes. */
export function sample(seed: number): { file: Buffer; truth: Truth; truthText: string } {
  const rows = backlog(seed);
  const truth = truthOf(seed, rows);
  return { file: fileOf(rows), truth, truthText: `${JSON.stringify(truth, null, 2)}\n` };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { file, truth, truthText } = sample(SEED);
  writeFileSync(SAMPLE_FILE, file);
  writeFileSync(TRUTH_FILE, truthText);
  console.log(`${SAMPLE_FILE}: ${JSON.stringify(truth.counts)}`);
}
