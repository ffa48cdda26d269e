// Longer than most: the one place that knows in which order the parts of a running house depend on each other.
import type { ServerBuild } from "@remix-run/node";
import pg from "pg";
import type { ViteDevServer } from "vite";
import { setClockAhead } from "#app/clock.server.ts";
import { env } from "#app/env.server.ts";
import { clockTopic } from "#app/features/auth/move-clock.server.ts";
import { useIntakeThreads } from "#app/features/intake/intake-thread.server.ts";
import { resumeCommits } from "#app/features/intake/queue-commit.server.ts";
import { resumeUndos } from "#app/features/intake/queue-undo.server.ts";
import { openHouse } from "#app/house.server.ts";
import { openLiveHub, useLiveHub } from "#app/kit/live.server.ts";
import { log } from "#app/kit/log.server.ts";
import { useDatabase } from "#db/client.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { installationSecrets } from "#db/secrets.server.ts";
import { type Door, takePort } from "../server/listen.ts";
import { createWeb } from "../server/web.ts";
import { finishedBuild } from "./build.ts";
import { type Closing, orderlyClosing } from "./closing.ts";
import { openCellar } from "./database.ts";
import { openTelephone } from "./telephone.ts";
import { startWorker } from "./worker.ts";

export type Parts = { web: boolean; worker: boolean; development: boolean };
export type Login = { name: string; role: string; email: string; password: string };
export type RunningHouse = { url: string | null; logins: Login[]; close: () => Promise<void> };

/** Opens the house: the port, the database, its migrations, the demo agency, then whoever was asked for. */
export async function runHouse(parts: Parts, tell: (sentence: string) => void): Promise<RunningHouse> {
  log.level = env.LOG_LEVEL;
  const closing = orderlyClosing();
  try {
    return await open(parts, closing, tell);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function open(parts: Parts, closing: Closing, tell: (sentence: string) => void): Promise<RunningHouse> {
  const door = parts.web ? await takePort(env.PORT, env.HOST) : null;
  const port = door?.port ?? env.PORT;
  const publicUrl = env.PUBLIC_BASE_URL ?? `http://${isWildcard(env.HOST) ? "127.0.0.1" : env.HOST}:${port}`;

  const { ownerUrl, runtimeUrl } = await openCellar(closing);
  const database = openDatabase(runtimeUrl);
  const jobsPool = new pg.Pool({ connectionString: ownerUrl, max: parts.worker ? 8 : 2 });
  // Without a listener, a server that closes first takes the worker down in the middle of its stop.
  jobsPool.on("error", () => {});
  closing.onClose("the connections", () => Promise.all([database.close(), jobsPool.end()]));
  useDatabase(database);

  const secrets = installationSecrets(env.DATA_DIR);
  const sessionSecret = env.SESSION_SECRET ?? secrets.sessionSecret;
  const split = parts.web !== parts.worker;
  const line = await openTelephone({
    publicUrl,
    secret: sessionSecret,
    simulatorPort: split ? port + 1 : 0,
    runSimulator: parts.web,
    closing,
  });
  const hub = await openLiveHub(runtimeUrl);
  closing.onClose("the live events", hub.close);
  useLiveHub(hub);
  hub.follow(clockTopic, ({ data }) => setClockAhead(Number(data.aheadMs)));
  const suppressionKey = env.SUPPRESSION_KEY ?? secrets.suppressionKey;
  openHouse({
    demo: env.demo,
    publicUrl,
    sessionSecret,
    suppressionKey,
    line,
    smtp: env.smtp,
    mailHookSecret: env.MAIL_HOOK_SECRET ?? null,
  });

  // The development server's code is younger than a thread's.
  if (!parts.development)
    closing.onClose(
      "the reading of files",
      useIntakeThreads({ runtimeUrl, suppressionKey, demo: env.demo, publicUrl }).close,
    );

  const logins = env.demo && parts.web ? await (await import("../seed.ts")).seedDemo(tell) : [];
  await setClock(jobsPool);

  const vite = parts.development ? await developmentServer(closing) : undefined;
  if (parts.worker) {
    const { taskList, crontab } = await (await import("./tasks.ts")).loadTasks(vite);
    await resumeCommits(database.db);
    await resumeUndos(database.db);
    await startWorker({ taskList, crontab, pgPool: jobsPool, closing });
  }
  if (door)
    await openDoor({
      door,
      vite,
      publicUrl,
      simulatorUrl: line.simulatorUrl,
      jobsPool,
      pool: database.pool,
      closing,
      tell,
    });
  return { url: door ? publicUrl : null, logins, close: closing.close };
}

type Opening = {
  door: Door;
  vite: ViteDevServer | undefined;
  publicUrl: string;
  simulatorUrl: string | null;
  pool: pg.Pool;
  jobsPool: pg.Pool;
  closing: Closing;
  tell: (sentence: string) => void;
};

async function openDoor({ door, vite, publicUrl, simulatorUrl, pool, jobsPool, closing, tell }: Opening) {
  const build = vite ? () => freshBuild(vite) : await finishedBuild(tell);
  const jobsDue = async () => {
    const due = "select count(*)::int as due from graphile_worker.jobs where locked_at is null and run_at <= now()";
    return (await jobsPool.query(due)).rows[0].due as number;
  };
  const trustedProxies = env.TRUSTED_PROXIES;
  const { isClosing } = closing;
  door.open(createWeb({ build, publicUrl, simulatorUrl, trustedProxies, pool, jobsDue, isClosing, vite }));
  closing.onClose("the door", door.close);
}

const freshBuild = (vite: ViteDevServer) => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;

async function developmentServer(closing: Closing): Promise<ViteDevServer> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true } });
  closing.onClose("the development server", () => vite.close());
  return vite;
}

/** Where the demo's clock stood when the house was last closed. */
async function setClock(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query("select clock_ahead_ms from agency where demo");
  setClockAhead(env.demo ? Number(rows[0]?.clock_ahead_ms ?? 0) : 0);
}

const isWildcard = (host: string) => host === "0.0.0.0" || host === "::";
