import { parseArgs } from "node:util";
import { brokenPromise } from "./files/promises.ts";
import { fileFrom, type Kind, kinds } from "./files/whole-file.ts";

export const usage = "soak files [--count 10000] [--seed 1] [--only N] [--json]";
/** More failures than this are one failure many times. */
const mostTold = 50;

type Failure = { seed: number; only: number; told: string; broken: string };

/** Makes up files as clients send them and worse, reads each and says which promise broke; --only replays one of them. */
export async function run(argv: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: argv,
    options: { count: text, seed: text, only: text, json: { type: "boolean", default: false } },
  });
  const [count, seed, only] = [values.count ?? "10000", values.seed ?? "1", values.only ?? "0"].map(Number);
  if (count === undefined || seed === undefined || only === undefined || ![count, seed, only].every(Number.isInteger)) {
    console.error(usage);
    return 2;
  }
  const from = performance.now();
  const numbers = values.only === undefined ? Array.from({ length: count }, (_, n) => n) : [only];
  const { files, rows, refused, failures } = soakFiles(seed, numbers);
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  if (values.json) {
    console.log(JSON.stringify({ seed, files, rows, refused, failures, seconds }));
  } else {
    for (const failure of failures.slice(0, mostTold)) {
      console.log(`--seed ${seed} --only ${failure.only}: ${failure.broken}\n    ${failure.told}`);
    }
    const made = kinds.map((kind) => `${files[kind]} ${kind}`).join(", ");
    console.log(`${made}; ${rows} rows read, ${refused} files refused, ${failures.length} failures, ${seconds} s.`);
  }
  return failures.length > 0 ? 1 : 0;
}

export function soakFiles(seed: number, numbers: readonly number[]) {
  const files = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  const failures: Failure[] = [];
  let rows = 0;
  let refused = 0;
  for (const only of numbers) {
    const file = fileFrom(seed, only);
    files[file.kind]++;
    const { broken, read } = brokenPromise(file);
    if (read === null) refused++;
    rows += read ?? 0;
    if (broken) failures.push({ seed, only, told: file.told, broken });
  }
  return { files, rows, refused, failures };
}
