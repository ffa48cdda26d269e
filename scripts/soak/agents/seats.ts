import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import type { Clock } from "./recoveries.ts";
import type { Seat } from "./seat.ts";

/** The places at which agents sit, each a process: started from one file of JavaScript, since hundreds are. */
export function openSeats(runtimeUrl: string, clock: Clock, firstSeed: number) {
  const sitting = new Map<number, ChildProcess>();
  const starter = resolve("app/kit/start-bundled.server.mjs");
  let seed = firstSeed;
  let stale = 0;

  async function sit(at: number, agentIds: string[]): Promise<void> {
    const about: Seat = { runtimeUrl, agentIds, ...clock, seed: ++seed };
    const child = spawn(process.execPath, [starter, "scripts/soak/agents/seat.ts", JSON.stringify(about)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.on("data", (text) => {
      stale += String(text).split('"stale-write"').length - 1;
    });
    await once(child.stdout, "data");
    sitting.set(at, child);
  }

  function kill(at: number): void {
    sitting.get(at)?.kill("SIGKILL");
    sitting.delete(at);
  }

  async function close(): Promise<void> {
    const gone = [...sitting.values()].map((child) => once(child, "exit"));
    for (const at of [...sitting.keys()]) kill(at);
    await Promise.all(gone);
  }

  return { sit, kill, taken: () => [...sitting.keys()], close, staleWrites: () => stale };
}
