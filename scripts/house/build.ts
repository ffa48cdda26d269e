import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { freshBundle } from "#app/kit/bundled.server.mjs";
import { StartProblem } from "../server/listen.ts";
import { makeOnce } from "./make-once.ts";

const root = resolve(import.meta.dirname, "../..");
const startsBundled = {
  "app/features/intake/intake-thread-body.server.ts": "inside",
  "app/features/intake/workbook/workbook-child.server.ts": "inside",
  "scripts/start.ts": "outside",
} as const;
/** Whatever can change what the browser and the server are given. */
const sources = ["app", "db", "public", "package-lock.json", "vite.config.ts", "tsconfig.json"];

/** Builds the pages unless those of exactly these sources are there. Of several that start at once, one builds. */
export async function ensureBuilt(tell: (sentence: string) => void = () => {}): Promise<void> {
  await makeOnce({
    folder: join(root, "build"),
    turns: join(root, "node_modules/.cache/rekindle/build-turns"),
    state: hashOfSources(),
    make: () => {
      tell("Building the pages; this happens once after each change and takes some ten seconds…");
      return build().then(bundle);
    },
    onWait: () => tell("The pages are being built by another start; waiting for it…"),
  });
}

/** The pages of exactly these sources, built first where they are not there. */
export async function finishedBuild(tell: (sentence: string) => void): Promise<ServerBuild> {
  await ensureBuilt(tell);
  return (await import(pathToFileURL(join(root, "build/server/index.js")).href)) as ServerBuild;
}

/** Killed, we leave no bundler behind that writes where the next one does. */
const endsWithUs = `data:text/javascript,${encodeURIComponent(
  'process.on("disconnect", () => process.exit(1)); process.channel.unref();',
)}`;

/** In a process of its own, so that the bundler's memory is given back. */
async function build(): Promise<void> {
  const remix = join(createRequire(import.meta.url).resolve("@remix-run/dev/package.json"), "../dist/cli.js");
  const child = spawn(process.execPath, ["--import", endsWithUs, remix, "vite:build", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  if (code !== 0) throw new StartProblem(`The pages could not be built:\n\n${said.trim()}`);
}

/** What starts while somebody waits for it. Where one cannot be made, the sources are run. */
async function bundle(): Promise<void> {
  await Promise.allSettled(
    Object.entries(startsBundled).map(([source, packages]) => freshBundle(source, { packages })),
  );
}

function hashOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of sources) {
    const path = join(root, source);
    if (existsSync(path)) for (const file of filesUnder(path)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (/\.test\.tsx?$/.test(path)) return [];
  let entries: string[];
  try {
    entries = readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return [path];
    throw error;
  }
  return entries.sort().flatMap((entry) => filesUnder(join(path, entry)));
}
