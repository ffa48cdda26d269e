import { type RequestHandler, Router } from "express";
import type pg from "pg";
import type { Registry } from "prom-client";

type Probed = { pool: pg.Pool; registry: Registry; isClosing: () => boolean };

/** /healthz: the process answers. /readyz: it can work, so send it people. /metrics: for the operator's own network. */
export function probes({ pool, registry, isClosing }: Probed): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  router.get("/readyz", async (_request, response) => {
    const ready =
      !isClosing() &&
      (await pool.query("select 1").then(
        () => true,
        () => false,
      ));
    response
      .status(ready ? 200 : 503)
      .type("text")
      .send(ready ? "ready" : "not ready");
  });
  router.get("/metrics", onlyDirectly, async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

/** What came through a proxy came from outside: for them there is nothing here. */
const onlyDirectly: RequestHandler = (request, response, next) => {
  const { "x-forwarded-for": forwardedFor, forwarded } = request.headers;
  if (!response.locals.throughProxy && !forwardedFor && !forwarded) return next();
  response.status(404).type("text").send("There is nothing here.");
};
