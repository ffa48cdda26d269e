import { spawn } from "node:child_process";
import { existsSync, readFileSync, renameSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { ownFolder } from "#tests/folder.ts";
import { startEmbedded } from "./embedded.server.ts";

// Starting servers is quick on an idle machine and slow beside a full test run.
vi.setConfig({ testTimeout: 60_000 });

const ownDataDir = () => ownFolder("embedded");
const start = (dataDir: string) => startEmbedded({ dataDir, durable: false, patienceMs: 15_000 });

test("what was kept at the first start is there at the second, and the installation's secrets are for nobody else to read", async () => {
  const dataDir = ownDataDir();
  const first = await start(dataDir);
  expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  await ask(first.ownerUrl, "create table kept as select 42 as answer");
  await first.stop();

  const second = await start(dataDir);
  expect(await ask(second.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  await second.stop();
});

test("two processes share one server, and only its own stops it", async () => {
  const dataDir = ownDataDir();
  const ours = await start(dataDir);
  const guest = await start(dataDir);

  expect([ours.ours, guest.ours]).toEqual([true, false]);
  await guest.stop();
  expect(await ask(ours.ownerUrl, "select 1 as here")).toEqual([{ here: 1 }]);
  await ours.stop();
});

test("the server goes with a process that was killed, and the next start recovers what it had committed", async () => {
  const dataDir = ownDataDir();
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", keepRunning(dataDir)], {
    cwd: resolve(import.meta.dirname, ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((said) => child.stdout.once("data", (text) => said(String(text).trim())));
  await ask(url, "create table kept as select 42 as answer");
  child.kill("SIGKILL");

  const next = await start(dataDir);
  expect(next.ours).toBe(true);
  expect(await ask(next.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  await next.stop();
});

test("whoever keeps a server learns when it has gone by itself, and not when they stopped it", async () => {
  const dataDir = ownDataDir();
  const onLost = vi.fn();
  const kept = await startEmbedded({ dataDir, durable: false, onLost });
  await kept.stop();
  expect(onLost).not.toHaveBeenCalled();

  const lost = await startEmbedded({ dataDir, durable: false, onLost });
  const [where] = await ask(lost.ownerUrl, "select setting as folder from pg_settings where name = 'data_directory'");
  process.kill(Number(readFileSync(join(String(where?.folder), "postmaster.pid"), "utf8").split("\n")[0]), "SIGQUIT");

  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), 10_000);
  await lost.stop();
});

test("a broken data folder is told in one sentence, and nothing is made in its place", async () => {
  const dataDir = ownDataDir();
  await (await start(dataDir)).stop();
  const home = existsSync(join(dataDir, "postgres-is-at"))
    ? readFileSync(join(dataDir, "postgres-is-at"), "utf8").trim()
    : join(dataDir, "postgres");
  renameSync(join(home, "data/global"), join(home, "global"));

  await expect(start(dataDir)).rejects.toThrow(/does not start .*pg_control.* Restore it from a backup/);
  renameSync(join(home, "data/PG_VERSION"), join(home, "PG_VERSION"));
  await expect(start(dataDir)).rejects.toThrow(/is not a PostgreSQL data folder/);
});

function keepRunning(dataDir: string): string {
  return `import { startEmbedded } from "#db/embedded.server.ts";
    const { ownerUrl } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(ownerUrl);
    setInterval(() => {}, 1000);`;
}

async function ask(connectionString: string, question: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}
