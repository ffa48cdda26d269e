import { EventEmitter, once } from "node:events";
import { Logger, run } from "graphile-worker";
import pg from "pg";

export type Jobs = { perSecond: (jobs: number) => Promise<number>; close: () => Promise<void> };

/**
 * graphile-worker as it comes, with as many workers as `at` and jobs that do nothing. What counts is from its first job to its last:
 * how long it takes to start and stop is not held against it.
 */
export function jobsAtOnce(ownerUrl: string, { at, commit }: { at: number; commit: "on" | "off" }): Jobs {
  const pgPool = new pg.Pool({ connectionString: ownerUrl, max: at + 2, options: `-c synchronous_commit=${commit}` });
  pgPool.on("error", () => {});
  return {
    perSecond: async (jobs) => {
      await pgPool.query(
        "select graphile_worker.add_job('nothing-to-do', job_key := null) from generate_series(1, $1::int)",
        [jobs],
      );
      const times: number[] = [];
      const allDone = new EventEmitter();
      const nothing = () => {
        times.push(performance.now());
        if (times.length === jobs) allDone.emit("done");
      };
      const done = once(allDone, "done");
      const logger = new Logger(() => () => {});
      const taskList = { "nothing-to-do": nothing };
      const runner = await run({ pgPool, logger, concurrency: at, noHandleSignals: true, taskList });
      await done;
      await runner.stop();
      const [first = 0, last = 0] = [times[0], times.at(-1)];
      return ((jobs - 1) / (last - first)) * 1000;
    },
    close: () => pgPool.end(),
  };
}
