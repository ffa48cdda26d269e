import { sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";

export type Db = NodePgDatabase;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** What an act takes: the database, or a transaction it should be part of. */
export type Queryable = Db | Tx;

export type Database = {
  /** The agency's scope: staff see every client. */
  db: Db;
  /** One client's scope: a transaction in which no row of anybody else exists. */
  forClient: <T>(clientId: string, work: (tx: Tx) => Promise<T>) => Promise<T>;
  pool: pg.Pool;
  close: () => Promise<void>;
};

/** The runtime role's two pools: staff's, and the one of the portal's, whose connections see nothing by themselves. */
export type Pools = { pool: pg.Pool; portalPool: pg.Pool };

/**
 * Opens the runtime role's two pools. The scope is a setting of the connection for staff and of the transaction for clients;
 * a query that forgets both sees nothing.
 */
export function openPools(url: string, { connections = 10 }: { connections?: number } = {}): Pools {
  return { pool: makePool(url, connections, "-c app.agency=on"), portalPool: makePool(url, connections, "") };
}

export function databaseOn({ pool, portalPool }: Pools): Database {
  const portal = drizzle(portalPool, { casing: "snake_case" });
  return {
    db: drizzle(pool, { casing: "snake_case" }),
    forClient: (clientId, work) =>
      portal.transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.client_id', ${clientId}, true)`);
        return work(tx);
      }),
    pool,
    close: async () => {
      await Promise.all([pool.end(), portalPool.end()]);
    },
  };
}

export const openDatabase = (url: string, options?: { connections?: number }): Database =>
  databaseOn(openPools(url, options));

function makePool(url: string, max: number, scope: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // A forgotten transaction holds back vacuum for everyone, and the queue slows to a tenth.
    options: `${scope} -c idle_in_transaction_session_timeout=60000 -c statement_timeout=120000`.trim(),
  });
  // An idle connection that the server closes raises here; the next query simply takes another one.
  pool.on("error", () => {});
  // One that is lost in the middle of a transaction, between two statements, has nobody to tell and would end the process; the
  // next statement, or the commit, fails and says so.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
