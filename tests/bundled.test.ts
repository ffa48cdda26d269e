import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { freshBundle } from "#app/kit/bundled.server.mjs";
import { minutesAfter } from "./cast.ts";
import { ownFolder } from "./folder.ts";

const root = resolve(import.meta.dirname, "..");
const start = promisify(execFile);

/** A project of one module that says what it was told, with the real starter. */
function ownProject(): string {
  const project = ownFolder("bundled");
  cpSync(join(root, "app/kit"), join(project, "app/kit"), { recursive: true });
  for (const file of ["package.json", "tsconfig.json"]) cpSync(join(root, file), join(project, file));
  mkdirSync(join(project, "node_modules"));
  for (const name of ["esbuild", "tsx"])
    symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name));
  mkdirSync(join(project, "scripts"));
  writeFileSync(
    join(project, "scripts/greet.ts"),
    `import { name } from "#scripts/name.ts";\nconsole.log("Good day,", name as string, process.argv[2] ?? "");\n`,
  );
  name(project, "Ada");
  return project;
}

const name = (project: string, said: string) =>
  writeFileSync(join(project, "scripts/name.ts"), `export const name: string = ${JSON.stringify(said)};\n`);

const bundles = (project: string) => join(project, "node_modules/.cache/rekindle/bundles");

async function greet(project: string, ...argv: string[]): Promise<string> {
  const starter = join(project, "app/kit/start-bundled.server.mjs");
  const { stdout, stderr } = await start(process.execPath, [starter, "scripts/greet.ts", ...argv], { cwd: tmpdir() });
  return (stdout + stderr).trim();
}

test("the command line says of the sample what the sources say", async () => {
  const project = ownProject();
  const beginning = readFileSync(join(root, "public/sample-backlog.csv"), "latin1").split("\n").slice(0, 300);
  const file = join(project, "sample.csv");
  writeFileSync(file, beginning.join("\n"), "latin1");
  const said = (...how: string[]) =>
    start(process.execPath, [...how, "inspect", file, "--json"], { cwd: root, maxBuffer: 100_000_000 });

  const bundled = await said("scripts/backlog.mjs");
  expect(JSON.parse(bundled.stdout).file.rows).toBeGreaterThan(200);
  expect(bundled).toEqual(await said("--import", "tsx", "scripts/backlog.ts"));
}, 60_000);

test("packages are in the file where they are asked in, and outside where they are not", async () => {
  const source = "app/features/companies/contract-wake.ts";
  for (const [packages, brought] of [
    ["inside", true],
    ["outside", false],
    ["inside", true],
  ] as const) {
    const bundle = await freshBundle(source, { packages });
    expect(readFileSync(bundle, "utf8").includes("node_modules/luxon/")).toBe(brought);
  }
});

test.each(["scripts/start.ts", "scripts/backlog.ts"])("%s can be put into one file", async (source) => {
  const bundle = await freshBundle(source, { packages: "outside" });
  expect(readFileSync(bundle, "utf8")).toContain(`// ${source}`);
});

test("a module finds what lies beside it, in a bundle as in its source", async () => {
  const project = ownProject();
  mkdirSync(join(project, "scripts/deeper"));
  writeFileSync(join(project, "scripts/deeper/note.txt"), "the note beside");
  writeFileSync(
    join(project, "scripts/deeper/note.ts"),
    `import { readFileSync } from "node:fs";
     import { join } from "node:path";
     export const note: string = readFileSync(join(import.meta.dirname, "note.txt"), "utf8");`,
  );
  writeFileSync(
    join(project, "scripts/greet.ts"),
    `import { note } from "#scripts/deeper/note.ts";\nconsole.log("It says:", note);\n`,
  );
  expect(await greet(project)).toBe("It says: the note beside");
  expect(readdirSync(bundles(project))).toContain("scripts-greet.mjs");
});

test("a bundle is made once, and again when a source says something else, whatever its time and size", async () => {
  const project = ownProject();
  const bundle = join(bundles(project), "scripts-greet.mjs");
  expect(await greet(project, "again")).toBe("Good day, Ada again");
  const made = statSync(bundle).mtimeMs;
  expect(await greet(project)).toBe("Good day, Ada");
  expect(statSync(bundle).mtimeMs).toBe(made);

  const source = join(project, "scripts/name.ts");
  const { atime, mtime } = statSync(source);
  utimesSync(source, atime, minutesAfter(mtime, 60));
  expect(await greet(project)).toBe("Good day, Ada");
  expect(statSync(bundle).mtimeMs).toBe(made);

  name(project, "Eve");
  utimesSync(source, atime, minutesAfter(mtime, 60));
  expect(await greet(project)).toBe("Good day, Eve");
}, 60_000);

test("two at once each have a whole one, and leave nothing else behind", async () => {
  const project = ownProject();
  expect(await Promise.all([greet(project), greet(project), greet(project)])).toEqual(Array(3).fill("Good day, Ada"));
  expect(readdirSync(bundles(project)).sort()).toEqual(["scripts-greet.mjs", "scripts-greet.mjs.map"]);
}, 60_000);

test("where no bundle can be kept the sources are run, and nothing more is said", async () => {
  const project = ownProject();
  writeFileSync(join(project, "node_modules/.cache"), "not a folder");

  expect(await greet(project, "anyway")).toBe("Good day, Ada anyway");
}, 60_000);
