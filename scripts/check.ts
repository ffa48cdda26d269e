import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, beside, type Count, counted, none, runStep, vitestCount } from "./check/steps.ts";
import { ensureBuilt } from "./house/build.ts";

/** `npm test`: all that must hold, in named steps. `npm test -- journeys` runs only the steps named. */
const reports = mkdtempSync(join(tmpdir(), "rekindle-check-"));
const npx = (tool: string) => join(import.meta.dirname, "../node_modules/.bin", tool);
/** Beside the one whose interface the house's own rules read sources with; both offer themselves as `tsc`. */
const checker = join(import.meta.dirname, "../node_modules/typescript-7/bin/tsc");
const run = (project: string) => vitestCount(npx("vitest"), project, reports);

const steps: Record<string, () => Promise<Count>> = {
  // Types, style and the built pages: each keeps one core busy.
  sources: () =>
    beside([
      // Several checkers at once look into the same types each for itself: twice the work on two cores that are busy anyway.
      counted(checker, ["--noEmit", "-p", ".", "--singleThreaded"]),
      counted(npx("biome"), ["check", "--diagnostic-level=error"]),
      ensureBuilt().then(() => ({ ...none, passed: 1 })),
    ]),
  rules: () => run("unit"),
  acts: () => run("db"),
  journeys: () => beside([run("e2e"), run("own-houses")]),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(", ")}: the steps are ${Object.keys(steps).join(", ")}.`);
  process.exit(2);
}

let total = none;
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length === 0 || wanted.includes(name)) total = add(total, await runStep(name, step));
}
rmSync(reports, { recursive: true, force: true });

if (total.skippedNames.length > 0)
  console.log(`\nSkipped:\n${total.skippedNames.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
