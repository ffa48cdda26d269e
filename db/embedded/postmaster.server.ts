import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Postmaster = { pid: number; port: number; ready: boolean };

/** The server that holds this data folder, if it is alive. A lock file left by a killed one names nobody. */
export function findPostmaster(folder: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid < 2 || !isPostgres(pid)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** Alive, not a zombie waiting to be reaped, and PostgreSQL rather than a stranger that was given the same number. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, name, state] = /\((.*)\) (\S)/s.exec(stat) ?? [];
    return name === "postgres" && state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}

/** Ask for a fast shutdown; after the patience of ten seconds an immediate one, from which PostgreSQL recovers by itself. */
export async function stopPostmaster(folder: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    const running = findPostmaster(folder);
    if (!running) return;
    try {
      process.kill(running.pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(() => findPostmaster(folder) === null, patienceMs)) return;
  }
}

export async function waitUntil(isSo: () => boolean, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
