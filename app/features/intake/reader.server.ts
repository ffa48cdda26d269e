import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { isZip } from "./grid.ts";
import { type Done, type Job, jobs } from "./reader-jobs.server.ts";

/** A file this small is read in less time than it takes to hand it over; unless it is a workbook, which may unpack to anything. */
const SMALL = 64 * 1024;
/** A thread that nobody asked for so long is let go, with its memory. */
const IDLE_MS = 60_000;
/** The thread's own heap: a file that needs more ends the thread and not the house. */
const HEAP_MB = 3_072;
const tooMuch =
  "The file holds more than can be compared at once. Split it into smaller files and upload them one by one.";

/** A thread does not inherit the way TypeScript is loaded: it takes it up itself, then begins. */
const START = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(require("node:worker_threads").workerData.body);
});`;

type Waiting = { resolve: (done: never) => void; reject: (error: Error) => void };
type Reader = { worker: Worker; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | null };

// The page bundle has its own copy of this module; one thread serves both.
const kept = globalThis as typeof globalThis & { rekindleReader?: Reader | null };
let asked = 0;

/** Reads a file in a thread of its own, so that 100,000 rows keep no page waiting and no memory of the house. */
export async function read<K extends Job["kind"]>(job: Extract<Job, { kind: K }>): Promise<Done[K]> {
  const reader = job.bytes.length < SMALL && !isZip(job.bytes) ? null : theReader();
  if (!reader) return jobs[job.kind](job as never) as Promise<Done[K]>;
  if (reader.idle) clearTimeout(reader.idle);
  const id = ++asked;
  try {
    return await new Promise<Done[K]>((resolve, reject) => {
      reader.waiting.set(id, { resolve, reject });
      reader.worker.ref();
      reader.worker.postMessage({ id, job });
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
      return { ok: false, sentence: tooMuch } as Done[K];
    }
    throw error;
  } finally {
    reader.waiting.delete(id);
    if (reader.waiting.size === 0) rest(reader);
  }
}

function theReader(): Reader | null {
  if (kept.rekindleReader) return kept.rekindleReader;
  const body = resolve("app/features/intake/reader-thread.server.ts");
  if (!existsSync(body)) return null;
  const worker = new Worker(START, {
    eval: true,
    execArgv: [],
    workerData: { body: pathToFileURL(body).href },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const reader: Reader = { worker, waiting: new Map(), idle: null };
  const gone = (error: Error) => {
    if (kept.rekindleReader === reader) kept.rekindleReader = null;
    for (const { reject } of reader.waiting.values()) reject(error);
  };
  worker.on("message", ({ id, done, failed }) => {
    const who = reader.waiting.get(id);
    if (failed === undefined) who?.resolve(done as never);
    else who?.reject(new Error(failed));
  });
  worker.on("error", gone);
  worker.on("exit", () => gone(new Error("The thread that reads files ended before it was done.")));
  kept.rekindleReader = reader;
  return reader;
}

/** An idle thread keeps neither the process alive nor its memory for long. */
function rest(reader: Reader): void {
  reader.worker.unref();
  reader.idle = setTimeout(() => {
    if (kept.rekindleReader === reader) kept.rekindleReader = null;
    reader.worker.terminate();
  }, IDLE_MS).unref();
}
