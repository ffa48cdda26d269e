import { sql } from "drizzle-orm";
import pino from "pino";
import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { logOptions } from "./log.server.ts";

dbTest("what somebody typed is not in the log when the database refuses it", async ({ db }) => {
  const lines: string[] = [];
  const log = pino({ ...logOptions, level: "info" }, { write: (line: string) => void lines.push(line) });
  const problem = await db.execute(sql`select ${"Helen Marsh\n020 7946 0142"}::int`).catch((error: unknown) => error);

  log.error({ err: problem, requestId: "1" }, "a request met a surprise");
  log.error({ err: new Error("a job met a surprise", { cause: problem }) }, "a job failed");

  expect(lines.join("")).toContain("select $1::int");
  expect(lines.join("")).toContain("22P02");
  expect(lines.join("")).not.toMatch(/Marsh|7946/);
});
