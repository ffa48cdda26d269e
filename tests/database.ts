import { threadId } from "node:worker_threads";
import pg from "pg";
import { inject, test } from "vitest";
import { useDatabase } from "#db/client.server.ts";
import { type Database, openDatabase } from "#db/open.server.ts";

type Clone = {
  /** The agency's scope, under the runtime role: row-level security is in force. Routes see this database too. */
  db: Database["db"];
  /** `portal(clientId, (tx) => …)`: one client's scope, as the portal reads. */
  portal: Database["forClient"];
  pool: pg.Pool;
  /** The owner of the tables, whom row-level security does not bind: for arranging and for looking behind it. */
  ownerPool: pg.Pool;
  /** Addresses, for a second process or a second pool that should really race. */
  ownerUrl: string;
  runtimeUrl: string;
};

/** A test with a database of its own: a clone of the migrated template, gone afterwards. */
export const dbTest = test.extend<{ clone: Clone } & Clone>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern.
  clone: async ({}, use) => {
    const { ownerUrl, runtimeUrl, drop } = await cloneTemplate();
    const database = openDatabase(runtimeUrl);
    const ownerPool = new pg.Pool({ connectionString: ownerUrl, max: 4 });
    // Dropping the database ends idle connections, which the pool would raise as an unhandled error (57P01).
    ownerPool.on("error", () => {});
    useDatabase(database);
    try {
      await use({ db: database.db, portal: database.forClient, pool: database.pool, ownerPool, ownerUrl, runtimeUrl });
      await expectNothingLeaked("pool", database.pool);
      await expectNothingLeaked("ownerPool", ownerPool);
    } finally {
      await Promise.all([database.close(), ownerPool.end()]);
      await drop();
    }
  },
  db: async ({ clone }, use) => use(clone.db),
  portal: async ({ clone }, use) => use(clone.portal),
  pool: async ({ clone }, use) => use(clone.pool),
  ownerPool: async ({ clone }, use) => use(clone.ownerPool),
  ownerUrl: async ({ clone }, use) => use(clone.ownerUrl),
  runtimeUrl: async ({ clone }, use) => use(clone.runtimeUrl),
});

let clones = 0;

/** Also for whoever starts a whole house in a test: an address of its own and how to get rid of it. */
export async function cloneTemplate() {
  const template = new URL(inject("templateUrl")).pathname.slice(1);
  const name = `test_${process.pid}_${threadId}_${clones++}`;
  await asMaintainer(`create database ${name} template ${template} strategy file_copy`);
  return {
    ownerUrl: onDatabase(inject("templateUrl"), name),
    runtimeUrl: onDatabase(inject("templateRuntimeUrl"), name),
    drop: () => asMaintainer(`drop database if exists ${name} with (force)`),
  };
}

/** A database with nothing in it, for those who test how it comes to have something. */
export async function emptyDatabase() {
  const name = `empty_${process.pid}_${threadId}_${clones++}`;
  await asMaintainer(`create database ${name} template template0`);
  return {
    ownerUrl: onDatabase(inject("templateUrl"), name),
    drop: () => asMaintainer(`drop database if exists ${name} with (force)`),
  };
}

async function asMaintainer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(inject("templateUrl"), "postgres") });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function onDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

const GIVEN_BACK_WITHIN_MS = 2_000;

/** A webhook may still be at work when the test has seen what it came for: given back a moment later is not leaked. */
async function expectNothingLeaked(name: string, pool: pg.Pool): Promise<void> {
  const busy = () => pool.totalCount - pool.idleCount;
  const until = performance.now() + GIVEN_BACK_WITHIN_MS;
  while (busy() > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  if (busy() > 0)
    throw new Error(`The test left ${busy()} connection(s) of ${name} taken: release every client, await every query.`);
}
