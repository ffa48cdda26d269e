import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Count = { passed: number; failed: number; skipped: number; skippedNames: string[] };

export const none: Count = { passed: 0, failed: 0, skipped: 0, skippedNames: [] };

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  skippedNames: [...a.skippedNames, ...b.skippedNames],
});

/** Several at once, counted as one. */
export const beside = async (counts: Promise<Count>[]): Promise<Count> => (await Promise.all(counts)).reduce(add, none);

/** Runs a step under its name and says how it went; one that breaks down counts as a failure, and the others go on. */
export async function runStep(name: string, step: () => Promise<Count>): Promise<Count> {
  const start = performance.now();
  console.log(`\n▸ ${name}`);
  const count = await step().catch((error: Error) => {
    console.error(error.message);
    return { ...none, failed: 1 };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${count.failed > 0 ? "✗" : "✓"} ${name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`,
  );
  return count;
}

/** A tool that says yes or no counts as one. */
export async function counted(command: string, args: string[]): Promise<Count> {
  return (await ran(command, args)) === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

export async function vitestCount(vitest: string, project: string, reports: string): Promise<Count> {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const code = await ran(vitest, ["run", "--project", project, ...reporters]);
  const count = existsSync(report) ? fromReport(JSON.parse(readFileSync(report, "utf8")) as Report) : none;
  // Something outside the tests broke: the set-up, a file that does not load, an unhandled rejection.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

type Report = {
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
};

function fromReport({ testResults }: Report): Count {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === "failed").length;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  );
  const skipped = tests.filter(({ status }) => !["passed", "failed"].includes(status));
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: failed + brokenFiles.length,
    skipped: skipped.length,
    skippedNames: skipped.map(({ fullName }) => fullName),
  };
}

function ran(command: string, args: string[]): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: "inherit" });
    child.once("error", fail);
    child.once("exit", (code) => done(code ?? 1));
  });
}
