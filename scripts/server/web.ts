import { resolve } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type pg from "pg";
import type { ViteDevServer } from "vite";
import { simulatorProxy } from "#app/features/telephony/simulator/proxy.server.ts";
import { log } from "#app/kit/log.server.ts";
import { bodyLimits } from "./body-limits.ts";
import { privateByDefault, securityHeaders } from "./headers.ts";
import "./load-context.ts";
import { createMetrics } from "./metrics.ts";
import { probes } from "./probes.ts";
import { sameOriginOnly } from "./same-origin.ts";

export type Web = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  publicUrl: string;
  /** Where the simulator listens; null when agents' browsers talk to Twilio itself. */
  simulatorUrl: string | null;
  /** How many proxies stand before us; what they say of the visitor is believed, what others say is not. */
  trustedProxies: number;
  pool: pg.Pool;
  jobsDue: () => Promise<number>;
  isClosing: () => boolean;
  /** The development server, which then serves scripts, styles and their updates. */
  vite?: ViteDevServer;
};

/** Every request's way in: who it is called, what it may do, how large it may be; then a file, a probe or a page. */
export function createWeb({
  build,
  publicUrl,
  simulatorUrl,
  trustedProxies,
  pool,
  jobsDue,
  isClosing,
  vite,
}: Web): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustedProxies);
  const metrics = createMetrics({ pool, jobs: jobsDue });

  if (trustedProxies === 0) app.use(forgetForwarding);
  app.use(securityHeaders({ publicUrl, twilio: simulatorUrl === null, development: vite !== undefined }));
  app.use(metrics.observe);
  if (vite) app.use(vite.middlewares);
  else app.use("/assets", express.static(resolve("build/client/assets"), { immutable: true, maxAge: "1y" }));
  app.use(express.static(resolve(vite ? "public" : "build/client"), { index: false, maxAge: "1h" }));

  app.use(privateByDefault);
  app.use(probes({ pool, registry: metrics.registry, isClosing }));
  app.use(sameOriginOnly({ publicUrl }), bodyLimits);
  if (simulatorUrl) app.use("/simulator", simulatorProxy(simulatorUrl));
  app.all(
    "*",
    createRequestHandler({
      build,
      getLoadContext: (request, response) => ({
        nonce: String(response.locals.nonce),
        requestId: String(response.locals.requestId),
        address: request.ip ?? null,
      }),
    }),
  );
  app.use(lastResort);
  return app;
}

/** The framework's adapter believes these headers from anybody. The probes want to know that they were there. */
const forgetForwarding: RequestHandler = (request, response, next) => {
  response.locals.throughProxy = Boolean(request.headers["x-forwarded-for"] ?? request.headers.forwarded);
  for (const name of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"]) delete request.headers[name];
  next();
};

/** Beneath the framework there is no page to show: the id, so that we can find what happened. */
const lastResort: ErrorRequestHandler = (error, _request, response, next) => {
  const { requestId } = response.locals;
  const status = typeof error?.status === "number" && error.status < 500 ? error.status : 500;
  if (status === 500) log.error({ err: error, requestId }, "a request broke outside the pages");
  if (response.headersSent) return next(error);
  response.status(status).type("text").send(`This did not work. Quote ${requestId} when you report it.`);
};
