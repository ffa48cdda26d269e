import { cpus } from "node:os";
import type { Bench, BenchResult } from "./bench/result.ts";

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  claim: () => import("./bench/claim.ts"),
  dedupe: () => import("./bench/dedupe.ts"),
  import: () => import("./bench/import.ts"),
  pages: () => import("./bench/pages.ts"),
};

const [name = "", ...flags] = process.argv.slice(2);
const load = benches[name];
if (!load) {
  console.error(`There is no bench "${name}". There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}
const { bench } = await load();
const results = await bench((sentence) => console.error(sentence));
if (flags.includes("--json")) {
  console.log(JSON.stringify({ name, machine: machine(), results }));
} else {
  console.log(`${name}, on ${machine()}`);
  for (const result of results) console.log(line(result));
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`;
}

function line({ what, value, unit, yardstick, ratio }: BenchResult): string {
  const beside = yardstick === null ? "" : `   beside ${yardstick.toFixed(4)} (${(ratio ?? 0).toFixed(2)} times)`;
  return `${what.padEnd(48)} ${value.toFixed(4).padStart(9)} ${unit}${beside}`;
}
