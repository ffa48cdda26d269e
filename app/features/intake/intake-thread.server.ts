import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Db } from "#db/client.server.ts";
import type { Steps } from "./steps.server.ts";

/** A thread that nobody asked for so long is let go, with its memory. */
const IDLE_MS = 10 * 60_000;
/** The thread's own heap: a file that needs more ends the thread and not the house. */
const HEAP_MB = 3_072;

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

/** A thread does not inherit the way TypeScript is loaded: it takes it up itself, then begins. */
const START = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(require("node:worker_threads").workerData.body);
});`;

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | null };
type Kept = { house: ThreadHouse; heapMb: number; thread: Thread | null };

// The page bundle has its own copy of this module; one thread serves both.
const kept = globalThis as typeof globalThis & { rekindleIntake?: Kept };
let asked = 0;

/** From now on whole files are read in a thread of their own, so that 100,000 rows keep no page waiting. */
export function useIntakeThread(house: ThreadHouse, heapMb = HEAP_MB): { close: () => Promise<unknown> } {
  const mine: Kept = { house, heapMb, thread: null };
  kept.rekindleIntake = mine;
  return {
    close: async () => {
      if (kept.rekindleIntake === mine) delete kept.rekindleIntake;
      await mine.thread?.worker.terminate();
    },
  };
}

type Rest<Step> = Step extends (db: never, ...args: infer Args) => unknown ? Args : never;
type Answer<Step> = Step extends (...args: never[]) => Promise<infer Result> ? Result : never;

/** Does one step of intake: in the thread where the running house has one, else here and now. */
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
  here.thread ??= start(here);
  const { thread } = here;
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

function start(here: Kept): Thread {
  const body = pathToFileURL(resolve("app/features/intake/intake-thread-body.server.ts")).href;
  const worker = new Worker(START, {
    eval: true,
    execArgv: [],
    workerData: { body, house: here.house },
    resourceLimits: { maxOldGenerationSizeMb: here.heapMb },
  });
  const thread: Thread = { worker, waiting: new Map(), idle: null };
  const gone = (error: Error) => {
    if (here.thread === thread) here.thread = null;
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
    if (here.thread === thread) here.thread = null;
    thread.worker.postMessage({ end: true });
  }, IDLE_MS).unref();
}
