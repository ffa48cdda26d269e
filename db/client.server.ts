import type { Database, Db } from "./open.server.ts";

export type { Database, Db, Queryable, Tx } from "./open.server.ts";

// The page bundle has its own copy of this module, so the open database is kept where both copies find it.
const house = globalThis as typeof globalThis & { rekindleDatabase?: Database };

/** The running house's database in the agency's scope; a live binding that `useDatabase` sets before the first request. */
export let db: Db = house.rekindleDatabase?.db as Db;
export let forClient: Database["forClient"] = house.rekindleDatabase?.forClient as Database["forClient"];

export function useDatabase(database: Database): void {
  house.rekindleDatabase = database;
  db = database.db;
  forClient = database.forClient;
}
