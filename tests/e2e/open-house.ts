import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { environmentWith } from "#app/env.server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the demo house of this run stands. */
    houseUrl: string;
    /** Its data folder, for a journey that looks behind the pages with `startEmbedded`. */
    houseDataDir: string;
  }
}

/** What the mail server of the journeys shows. */
export const mailHookSecret = "the mail server's secret in the journeys, long enough";

const PATIENCE_MS = 120_000;

/** The whole product, started as a newcomer starts it, on a data folder of its own; all journeys visit this one house. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-house-"));
  const house = await startHouse(dataDir, { MAIL_HOOK_SECRET: mailHookSecret });
  project.provide("houseUrl", house.url);
  project.provide("houseDataDir", dataDir);
  return async () => {
    await house.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** `npm start` as a process, on a free port; ready when it says so. */
export async function startHouse(dataDir: string, settings: Record<string, string> = {}) {
  const port = String(await freePort());
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: resolve(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentWith({
      DATA_DIR: dataDir,
      PORT: port,
      NODE_ENV: "",
      REKINDLE_DEMO: "1",
      LOG_LEVEL: "warn",
      ...settings,
    }),
  });
  let said = "";
  const url = await new Promise<string>((ready, fail) => {
    const giveUp = setTimeout(() => {
      child.kill("SIGKILL");
      fail(new Error(`The house did not open in time:\n${said}`));
    }, PATIENCE_MS);
    const listen = (text: Buffer) => {
      said += text;
      const address = /Rekindle is ready at (\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(giveUp);
      ready(address);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => {
      clearTimeout(giveUp);
      fail(new Error(`The house closed with ${code}:\n${said}`));
    });
  });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  return {
    url,
    pid: child.pid,
    said: () => said,
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
    stop: async () => {
      child.kill("SIGINT");
      await gone;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
