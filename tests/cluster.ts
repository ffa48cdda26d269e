import { createHash } from "node:crypto";
import { accessSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#db/embedded.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the owner of this run's own server signs in, on the migrated template database. */
    templateUrl: string;
    /** The same database as the role that the application uses. */
    templateRuntimeUrl: string;
  }
}

/** One server of its own for the whole run, with a migrated database that each test clones. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(folderWithRoom(), "rekindle-test-"));
  const server = await startEmbedded({ dataDir, durable: false });
  const template = await buildTemplate(server.ownerUrl);
  project.provide("templateUrl", template.ownerUrl);
  project.provide("templateRuntimeUrl", template.runtimeUrl);

  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

const MEMORY = "/dev/shm";
/** Three tests at once have a database of twelve megabytes each; the server's log may grow to a gigabyte. */
const ROOM = 4 * 2 ** 30;

/** In memory where there is plenty: every test makes a database and drops it, hundreds of files each time, which takes a disk several times as long. */
function folderWithRoom(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return Math.min(bavail * bsize, freemem()) >= ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Named by the migrations it holds, so that a watcher that keeps its server never clones yesterday's tables. */
async function buildTemplate(ownerUrl: string): Promise<{ ownerUrl: string; runtimeUrl: string }> {
  const name = `template_${hashOf(resolve("db/migrations"))}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query("select from pg_database where datname = $1", [name]);
    if (!rowCount) await owner.query(`create database ${name}`);
  } finally {
    await owner.end();
  }
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return { ownerUrl: url.href, ...(await prepareDatabase({ ownerUrl: url.href })) };
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".sql")) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex").slice(0, 12);
}
