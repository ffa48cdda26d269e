// The body of the thread that reads files: started by reader.server.ts, which alone talks to it.
import { parentPort } from "node:worker_threads";
import { type Job, jobs } from "./reader-jobs.server.ts";

parentPort?.on("message", async ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort?.postMessage({ id, done: await jobs[job.kind](job as never) });
  } catch (error) {
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
