import type { RequestHandler } from "express";
import type pg from "pg";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { log } from "#app/kit/log.server.ts";

/** Asked every few seconds by machines; a line for each would bury the people. */
const probe = /^\/(healthz|readyz|metrics|assets\/.*)$/;

export type Metrics = { registry: Registry; observe: RequestHandler };

/** What an operator wants to see move: requests, their time, the pools and the jobs that wait, beside Node's own figures. */
export function createMetrics({ pool, jobs }: { pool: pg.Pool; jobs: () => Promise<number> }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "rekindle_http_requests_total",
    help: "Answers by method and status.",
    labelNames: ["method", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "rekindle_http_request_seconds",
    help: "Time from request to the end of its answer; live event streams are left out.",
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  gauge(registry, "rekindle_database_connections", "Open connections of the web pool.", () => pool.totalCount);
  gauge(registry, "rekindle_database_waiting", "Requests that wait for a connection.", () => pool.waitingCount);
  gauge(registry, "rekindle_jobs_due", "Jobs whose time has come and that no worker has taken.", jobs);

  const observe: RequestHandler = (request, response, next) => {
    const start = performance.now();
    response.once("close", () => {
      const ms = performance.now() - start;
      const status = response.writableFinished ? response.statusCode : 499;
      requests.inc({ method: request.method, status });
      if (!String(response.getHeader("Content-Type")).startsWith("text/event-stream")) seconds.observe(ms / 1000);
      // Without the query: a search may hold a name or a number.
      const told = { requestId: response.locals.requestId, method: request.method, path: request.path, status };
      log[levelOf(request.path, status)]({ ...told, ms: Math.round(ms) }, "request");
    });
    next();
  };
  return { registry, observe };
}

function levelOf(path: string, status: number): "debug" | "info" | "error" {
  if (probe.test(path)) return "debug";
  return status >= 500 ? "error" : "info";
}

function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}
