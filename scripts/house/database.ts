import pg from "pg";
import { env } from "#app/env.server.ts";
import { DatabaseProblem, startEmbedded } from "#db/embedded.server.ts";
import type { Closing } from "./closing.ts";
import { prepareDatabase } from "./prepare.ts";

export type Addresses = { ownerUrl: string; runtimeUrl: string };

/** The database given in DATABASE_URL, or the embedded one, brought to this release. */
export async function openCellar(closing: Pick<Closing, "onClose">): Promise<Addresses> {
  const ownerUrl = env.DATABASE_URL ?? (await embedded(closing));
  if (env.DATABASE_URL) await reachable(env.DATABASE_URL);
  return { ownerUrl, ...(await prepareDatabase({ ownerUrl, runtimeUrl: env.DATABASE_RUNTIME_URL })) };
}

async function embedded(closing: Pick<Closing, "onClose">): Promise<string> {
  const server = await startEmbedded({ dataDir: env.DATA_DIR, onLost: leave });
  closing.onClose("the database", server.stop);
  return server.ownerUrl;
}

/** Without its database the house can only say so; whoever watches over the process starts it again, and nothing is lost. */
function leave(): never {
  console.error(`The database has stopped by itself: postgres.log in ${env.DATA_DIR} says why. Start Rekindle again.`);
  process.exit(1);
}

async function reachable(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    const { host, port } = client;
    const why = error instanceof Error ? error.message || "no answer" : String(error);
    throw new DatabaseProblem(`The database of DATABASE_URL at ${host}:${port} cannot be reached: ${why}.`);
  } finally {
    await client.end().catch(() => {});
  }
}
