import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { type Account, PLAIN_ENVIRONMENT } from "./account.server.ts";
import type { Binaries } from "./binaries.server.ts";
import { findPostmaster, stopPostmaster, waitUntil } from "./postmaster.server.ts";
import { DatabaseProblem } from "./problem.server.ts";

const LOG_LIMIT_BYTES = 10_000_000;
const START_PATIENCE_MS = 90_000;

/**
 * PostgreSQL under a small shell that holds a pipe from us. When we go, even by SIGKILL, the kernel closes the pipe and the
 * shell asks PostgreSQL to stop, so no server outlives its house. File 3 is closed for PostgreSQL itself, or it would hold the pipe too.
 */
const UNDER_A_PIPE = `"$@" 3<&- & p=$!; (cat <&3 >/dev/null; kill -INT $p) & w=$!; wait $p; c=$?; kill $w 2>/dev/null; exit $c`;

type Launch = { folder: string; logFile: string; binaries: Binaries; account: Account | null; durable: boolean };

export type Running = { port: number; stop: () => Promise<void> };

/** Start the server on a free port of this machine only; another try where somebody took the port in between. */
export async function launch(what: Launch): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const started = await tryLaunch(what, await freePort());
    if (started.ok) return started;
    if (!started.portTaken || attempt === 5) {
      throw new DatabaseProblem(
        `The database in ${what.folder} does not start (${started.why}). Restore it from a backup, or move the folder away to start with an empty database.`,
      );
    }
  }
}

async function tryLaunch({ folder, logFile, binaries, account, durable }: Launch, port: number) {
  const log = openSync(logFile, sizeOf(logFile) > LOG_LIMIT_BYTES ? "w" : "a", 0o600);
  const logStart = sizeOf(logFile);
  const child = spawn("sh", ["-c", UNDER_A_PIPE, "sh", binaries.postgres, ...settings(folder, port, durable)], {
    stdio: ["ignore", log, log, "pipe"],
    cwd: "/",
    uid: account?.uid,
    gid: account?.gid,
    env: PLAIN_ENVIRONMENT,
    // Its own process group: Ctrl-C in the terminal is for us, who then stop things in order.
    detached: true,
  });
  closeSync(log);
  let gone = false;
  child.once("exit", () => (gone = true));
  child.once("error", () => (gone = true));

  const isReady = () => findPostmaster(folder)?.ready === true && findPostmaster(folder)?.port === port;
  await waitUntil(() => gone || isReady(), START_PATIENCE_MS);
  if (!gone && isReady()) {
    letNodeLeave(child);
    return { ok: true as const, port, stop: () => stop(child, folder, () => gone) };
  }
  await stop(child, folder, () => gone);
  const said = readFileSync(logFile, "utf8").slice(logStart);
  const why = /(?:FATAL|PANIC): {2}(.*)/.exec(said)?.[1] ?? said.trim().split("\n").at(-1) ?? "no word from it";
  return { ok: false as const, why, portTaken: said.includes("could not bind") };
}

function settings(folder: string, port: number, durable: boolean): string[] {
  const set = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port,
    max_connections: 200,
    shared_buffers: "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
    // Errors the application expects (a lost race, a refused duplicate) are its own to report.
    log_min_messages: "fatal",
    log_min_error_statement: "panic",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return ["-D", folder, ...Object.entries(set).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** Closing the pipe is the polite request; the signals follow only if it was not heard. */
async function stop(child: ChildProcess, folder: string, isGone: () => boolean): Promise<void> {
  const pipe = child.stdio[3];
  if (pipe && "end" in pipe) pipe.end();
  if (!(await waitUntil(isGone, 10_000))) await stopPostmaster(folder);
  pipe?.destroy();
}

/** The process may end while PostgreSQL runs: the pipe sees to the rest. */
function letNodeLeave(child: ChildProcess): void {
  child.unref();
  const pipe = child.stdio[3];
  if (pipe && "unref" in pipe && typeof pipe.unref === "function") pipe.unref();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
