import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { env, environmentWith } from "#app/env.server.ts";

const run = promisify(execFile);

/** For `addInitScript`: somebody at a desk without a microphone. */
export function withoutMicrophone(): void {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("none", "NotFoundError"));
}

type Found = { path: string; environment: NodeJS.ProcessEnv };

/** A browser that needs nothing but what npm has installed; CHROMIUM_PATH names another. */
export async function launchChromium(): Promise<Browser> {
  const { path, environment } = await findChromium();
  return chromium.launch({
    executablePath: path,
    env: environment as Record<string, string>,
    args: [
      // The package's own list holds --single-process, with which closing one page's context ends the whole browser.
      "--no-sandbox",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      // No page stays open for long enough to give back what it takes to compile it twice: a fifth of a journey's work.
      "--js-flags=--no-maglev --no-opt --min-semi-space-size=16",
    ],
  });
}

async function findChromium(): Promise<Found> {
  if (env.CHROMIUM_PATH) return { path: env.CHROMIUM_PATH, environment: environmentWith({}) };
  const packaged = await unpack().catch((error: Error) => error);
  if (!(packaged instanceof Error)) return packaged;
  const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (path) return { path, environment: environmentWith({}) };
  throw new Error("No browser is to be found for this machine: set CHROMIUM_PATH to a Chromium or Chrome.", {
    cause: packaged,
  });
}

/** The browser inside @sparticuz/chromium, unpacked once for each installation; where the machine lacks its libraries, with those too. */
async function unpack(): Promise<Found> {
  const folder = await unpackOnce();
  const path = join(folder, "chromium");
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_PATH: join(folder, "fonts") };
  const ownLibraries: Record<string, string>[] = [{}, { LD_LIBRARY_PATH: join(folder, "al2023/lib") }];
  for (const libraries of ownLibraries) {
    const environment = environmentWith({ ...fonts, ...libraries });
    const works = await run(path, ["--version"], { env: environment }).then(
      () => true,
      () => false,
    );
    if (works) return { path, environment };
  }
  throw new Error("The packaged browser does not run on this machine.");
}

async function unpackOnce(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const folder = join(cacheFolder(), `chromium-${version}`);
  if (existsSync(folder)) return folder;

  // In a process of its own, as the package takes over whatever lies in its temporary folder under the name `chromium`.
  const draft = mkdtempSync(`${folder}-`);
  const script = `import chromium, { inflate } from "@sparticuz/chromium";
    await chromium.executablePath();
    await inflate(${JSON.stringify(join(home, "bin/al2023.tar.br"))});`;
  await run(process.execPath, ["--input-type=module", "-e", script], { env: environmentWith({ TMPDIR: draft }) });
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function cacheFolder(): string {
  const beside = resolve("node_modules/.cache/rekindle");
  try {
    mkdirSync(beside, { recursive: true });
    return beside;
  } catch {
    return tmpdir();
  }
}
