import { chmodSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { folderWithinReach, unprivilegedAccount } from "./embedded/account.server.ts";
import { findBinaries } from "./embedded/binaries.server.ts";
import { ensureCluster, OWNER } from "./embedded/cluster.server.ts";
import { launch, type Running } from "./embedded/launch.server.ts";
import { findPostmaster, stopPostmaster } from "./embedded/postmaster.server.ts";
import { DatabaseProblem } from "./embedded/problem.server.ts";
import { installationSecrets } from "./secrets.server.ts";

export { DatabaseProblem };

const DATABASE = "rekindle";
/** Held on the maintenance database for as long as somebody looks after the server. */
const KEEPER_LOCK = 7253_1846;

/** A server whose keeper was killed this moment still takes them for alive: it is shared once it has been kept for so long. */
const SURELY_KEPT_MS = 300;

const WRONG_PASSWORD = "28P01";

export type Embedded = {
  /** Where the owner of the tables signs in: for migrations, never for the application. */
  ownerUrl: string;
  /** False where another process started the server and will stop it. */
  ours: boolean;
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** False in tests: no fsync, the data need not survive the machine. */
  durable?: boolean;
  /** What to do when another process keeps the server: share it, or wait this long for that process to finish. */
  share?: boolean;
  patienceMs?: number;
  /** The server we look after has gone, and we did not stop it. */
  onLost?: () => void;
};

/**
 * A real PostgreSQL for this installation, kept in the data folder: made at the first start, recovered after a crash,
 * shared with a process that already runs it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { durable = true, share = true, patienceMs = 30_000 } = options;
  const dataDir = resolve(options.dataDir);
  const { databasePassword: password } = installationSecrets(dataDir);
  const account = unprivilegedAccount();
  const binaries = await findBinaries(account);
  // The account needs to pass through the data folder, never to list it.
  if (account) chmodSync(dataDir, 0o711);
  const home = folderWithinReach(dataDir, account);
  const folder = ensureCluster({ home, binaries, account, password, durable });
  mkdirSync(dataDir, { recursive: true });

  const deadline = performance.now() + patienceMs;
  let keptSince = Number.POSITIVE_INFINITY;
  while (true) {
    const running = findPostmaster(folder);
    if (!running) break;
    const keeper = running.ready ? await keeperOf(urlOf(running.port, password, "postgres")) : "unknown";
    keptSince = keeper === "somebody" ? Math.min(keptSince, performance.now()) : Number.POSITIVE_INFINITY;
    if (keeper === "nobody") {
      // Its process was killed together with the shell that watched it: nobody will stop it but us.
      await stopPostmaster(folder);
    } else if (share && performance.now() - keptSince > SURELY_KEPT_MS) {
      return { ownerUrl: urlOf(running.port, password, DATABASE), ours: false, stop: async () => {} };
    } else if (performance.now() > deadline) {
      throw new DatabaseProblem(
        `The data folder ${dataDir} is in use by another Rekindle process (PostgreSQL ${running.pid}): stop that one, or set DATA_DIR to another folder.`,
      );
    }
    await sleep(50);
  }

  const server = await launch({ folder, logFile: join(dataDir, "postgres.log"), binaries, account, durable });
  return keep(server, password, options.onLost);
}

/** Become the keeper of a server just started, and make sure that our database is in it. */
async function keep(server: Running, password: string, onLost?: () => void): Promise<Embedded> {
  try {
    const keeper = await connect(urlOf(server.port, password, "postgres"));
    await keeper.query("select pg_advisory_lock($1)", [KEEPER_LOCK]);
    const { rowCount } = await keeper.query("select from pg_database where datname = $1", [DATABASE]);
    if (!rowCount) await keeper.query(`create database ${DATABASE}`);
    // A command that forgets to stop us may still end: the pipe stops the server then.
    keeper.unref();
    let stopping = false;
    keeper.once("end", () => {
      if (!stopping) onLost?.();
    });
    const stop = async () => {
      stopping = true;
      keeper.ref();
      await keeper.end().catch(() => {});
      await server.stop();
    };
    return { ownerUrl: urlOf(server.port, password, DATABASE), ours: true, stop };
  } catch (error) {
    await server.stop();
    if ((error as { code?: string }).code !== WRONG_PASSWORD) throw error;
    throw new DatabaseProblem(
      "The password in secrets.json is not that of the database beside it: restore both from the same backup, or move the data folder away to start with an empty database.",
    );
  }
}

async function keeperOf(url: string): Promise<"somebody" | "nobody" | "unknown"> {
  try {
    const client = await connect(url);
    try {
      const { rows } = await client.query("select pg_try_advisory_lock($1) as free", [KEEPER_LOCK]);
      return rows[0].free ? "nobody" : "somebody";
    } finally {
      await client.end();
    }
  } catch {
    // On its way up or down; ask again.
    return "unknown";
  }
}

/** The driver has both; its types know neither. */
type Client = pg.Client & { ref: () => void; unref: () => void };

async function connect(connectionString: string): Promise<Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 }) as Client;
  // The server may stop first; a client without a listener would take the process with it.
  client.on("error", () => {});
  await client.connect();
  return client;
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
