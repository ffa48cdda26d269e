import { type LogFunctionFactory, Logger, run, type TaskList } from "graphile-worker";
import type pg from "pg";
import { log } from "#app/kit/log.server.ts";
import type { Closing } from "./closing.ts";

const CONCURRENCY = 4;

type Work = { taskList: TaskList; crontab?: string | undefined; pgPool: pg.Pool; closing: Pick<Closing, "onClose"> };

/** Does the later work. It shares nothing with other workers but the database, so there may be any number of them. */
export async function startWorker({ taskList, crontab, pgPool, closing }: Work): Promise<void> {
  const runner = await run({
    pgPool,
    taskList,
    ...(crontab ? { crontab } : {}),
    concurrency: CONCURRENCY,
    // Ctrl-C closes the house in order; the library would end the process in the middle of it.
    noHandleSignals: true,
    logger: new Logger(toOurLog),
  });
  closing.onClose("the worker", () => runner.stop());
}

/** A failed job is an error of ours; that jobs come and go is not worth a line. */
const toOurLog: LogFunctionFactory = () => (level, message, meta) => {
  if (level === "error") log.error({ err: meta?.error, job: meta?.job }, message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
};
