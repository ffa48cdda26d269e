import { totalmem } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Db } from "#db/client.server.ts";
import type { Steps } from "./steps.server.ts";

/** A thread that nobody asked for so long is let go, with its memory. */
const IDLE_MS = 10 * 60_000;
/** A thread's own heap: a file that needs more ends the thread and not the house. */
const HEAP_MB = 3_072;
/** While one compares a hundred thousand rows it answers nobody: another reads the other files, where there is memory for both. */
const THREADS = totalmem() >= 4 * HEAP_MB * 1024 ** 2 ? 2 : 1;

/** What the thread needs to know of the house, to open its own connections and to know whom not to call. */
export type ThreadHouse = { runtimeUrl: string; suppressionKey: string; demo: boolean; publicUrl: string };

const split = "Split it into smaller files and upload them one by one.";

/** A file held more than the thread may; what it was asked for is not done. */
export class TooMuchToRead extends Error {
  override readonly name = "TooMuchToRead";

  /** Whether nothing else was being read: else it may have been another file. */
  readonly alone: boolean;

  constructor({ alone }: { alone: boolean }) {
    super(
      alone
        ? `The file holds more than can be compared at once. ${split}`
        : `Several files were being read, and together they were too much. Try again in a moment; if the file is a very large one: ${split}`,
    );
    this.alone = alone;
  }
}

/** Also where another copy of this module made it: the thread belongs to whoever of the house asked first. */
export const isTooMuchToRead = (error: unknown): error is TooMuchToRead =>
  error instanceof Error && error.name === "TooMuchToRead";

const BODY = "app/features/intake/intake-thread-body.server.ts";

/** From a bundle, like everything that somebody waits for while it starts. */
const START = `const { loader, body } = require("node:worker_threads").workerData;
import(loader).then(({ importBundled }) => importBundled(body));`;

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; files: Set<string>; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | null };
type Limits = { heapMb: number; most: number };
type Kept = { house: ThreadHouse; limits: Limits; threads: Set<Thread> };

// The page bundle has its own copy of this module; the same threads serve both.
const kept = globalThis as typeof globalThis & { rekindleIntake?: Kept };
let asked = 0;

/** From now on whole files are read in threads of their own, so that 100,000 rows keep no page waiting. */
export function useIntakeThreads(
  house: ThreadHouse,
  { heapMb = HEAP_MB, most = THREADS }: Partial<Limits> = {},
): { close: () => Promise<unknown> } {
  const mine: Kept = { house, limits: { heapMb, most }, threads: new Set() };
  kept.rekindleIntake = mine;
  return {
    close: async () => {
      if (kept.rekindleIntake === mine) delete kept.rekindleIntake;
      await Promise.all([...mine.threads].map(({ worker }) => worker.terminate()));
    },
  };
}

type Rest<Step> = Step extends (db: never, ...args: infer Args) => unknown ? Args : never;
type Answer<Step> = Step extends (...args: never[]) => Promise<infer Result> ? Result : never;

/** Does one step of intake: in a thread where the running house has them, else here and now. */
export async function intake<K extends keyof Steps>(
  db: Db,
  step: K,
  ...args: Rest<Steps[K]>
): Promise<Answer<Steps[K]>> {
  const here = kept.rekindleIntake;
  if (!here) {
    const { steps } = await import("./steps.server.ts");
    return (steps[step] as (...all: unknown[]) => Promise<Answer<Steps[K]>>)(db, ...args);
  }
  const thread = threadFor(here, fileOf(args[0]));
  if (thread.idle) clearTimeout(thread.idle);
  const id = ++asked;
  try {
    return await new Promise<Answer<Steps[K]>>((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      thread.worker.ref();
      thread.worker.postMessage({ id, step, args });
    });
  } finally {
    thread.waiting.delete(id);
    if (thread.waiting.size === 0) rest(here, thread);
  }
}

/** What was read of a file is kept where it was read; a file not seen before goes to whoever is free. */
function threadFor(here: Kept, file: string | null): Thread {
  const all = [...here.threads];
  const itsOwn = file === null ? undefined : all.find(({ files }) => files.has(file));
  const free = itsOwn ?? all.find(({ waiting }) => waiting.size === 0);
  const thread =
    free ??
    (all.length < here.limits.most ? start(here) : all.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a)));
  if (file !== null) thread.files.add(file);
  return thread;
}

/** The import or the list that a step is about; null for one that brings its file along. */
function fileOf(about: unknown): string | null {
  if (typeof about !== "object" || about === null) return null;
  const id = "id" in about ? about.id : "importId" in about ? about.importId : "listId" in about ? about.listId : null;
  return typeof id === "string" ? id : null;
}

function start(here: Kept): Thread {
  const loader = pathToFileURL(resolve("app/kit/bundled.server.mjs")).href;
  const worker = new Worker(START, {
    eval: true,
    execArgv: [],
    workerData: { loader, body: BODY, house: here.house },
    resourceLimits: { maxOldGenerationSizeMb: here.limits.heapMb },
  });
  const thread: Thread = { worker, files: new Set(), waiting: new Map(), idle: null };
  here.threads.add(thread);
  const gone = (error: Error) => {
    here.threads.delete(thread);
    const tooMuch = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    const alone = thread.waiting.size === 1;
    for (const { reject } of thread.waiting.values()) reject(tooMuch ? new TooMuchToRead({ alone }) : error);
  };
  worker.on("message", ({ id, answer, failed }) => {
    const who = thread.waiting.get(id);
    if (failed === undefined) who?.resolve(answer as never);
    else who?.reject(failed instanceof Error ? failed : new Error(String(failed)));
  });
  worker.on("error", gone);
  worker.on("exit", () => gone(new Error("The thread that reads files ended before it was done.")));
  return thread;
}

/** An idle thread keeps neither the process alive nor its memory for ever. */
function rest(here: Kept, thread: Thread): void {
  thread.worker.unref();
  thread.idle = setTimeout(() => {
    here.threads.delete(thread);
    thread.worker.postMessage({ end: true });
  }, IDLE_MS).unref();
}
