// The body of the thread that reads files: started by intake-thread.server.ts, which alone talks to it.
import { setPriority } from "node:os";
import process from "node:process";
import { parentPort, workerData } from "node:worker_threads";
import { openHouse } from "#app/house.server.ts";
import { useDatabase } from "#db/client.server.ts";
import { openDatabase } from "#db/open.server.ts";
import type { ThreadHouse } from "./intake-thread.server.ts";
import { type Steps, steps } from "./steps.server.ts";

const { runtimeUrl, suppressionKey, demo, publicUrl } = workerData.house as ThreadHouse;
// It reads and writes lists: nobody signs in here, rings or mails.
openHouse({
  demo,
  publicUrl,
  suppressionKey,
  sessionSecret: "",
  line: null,
  smtp: { kind: "outbox" },
  mailHookSecret: null,
});
// Pages come first. On Linux this holds for the thread alone, elsewhere it would slow the whole house.
if (process.platform === "linux") setPriority(10);
const database = openDatabase(runtimeUrl, { connections: 4 });
useDatabase(database);

type Asked = { id: number; step: keyof Steps; args: unknown[]; end?: undefined } | { end: true };

parentPort?.on("message", async (asked: Asked) => {
  if (asked.end) {
    await database.close();
    process.exit(0);
  }
  const { id, step, args } = asked;
  try {
    const doStep = steps[step] as (...all: unknown[]) => Promise<unknown>;
    parentPort?.postMessage({ id, answer: await doStep(database.db, ...args) });
  } catch (failed) {
    tell(id, failed);
  }
});

/** What cannot be sent from thread to thread, a cause that is a function for one, must not end the thread for all who wait. */
function tell(id: number, failed: unknown): void {
  try {
    parentPort?.postMessage({ id, failed });
  } catch {
    parentPort?.postMessage({ id, failed: String(failed) });
  }
}
