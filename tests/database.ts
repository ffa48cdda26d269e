import pg from "pg";
import { test } from "vitest";
import { useDatabase } from "#db/client.server.ts";
import { type Database, databaseOn, type Pools } from "#db/open.server.ts";
import { type Ground, giveBack, takeGround } from "./ground.ts";

type Handles = {
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

type Lent = {
  ground: Ground;
  database: Database;
  /** No other test stands on it afterwards. */
  toBeGivenUp: boolean;
};

/** A test with a database of its own: there is nothing in it but what the migrations brought, and nobody else. */
export const dbTest = test.extend<{ lent: Lent } & Handles>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern.
  lent: async ({}, use) => {
    const ground = await takeGround();
    const { pools, end } = forOneTest(ground.pools);
    const lent: Lent = { ground, database: databaseOn(pools), toBeGivenUp: false };
    useDatabase(lent.database);
    let clean = false;
    try {
      await use(lent);
      await expectNothingLeaked(ground.pools);
      clean = !lent.toBeGivenUp;
    } finally {
      end();
      await (clean ? giveBack(ground) : ground.giveUp());
    }
  },
  db: async ({ lent }, use) => use(lent.database.db),
  portal: async ({ lent }, use) => use(lent.database.forClient),
  pool: async ({ lent }, use) => use(lent.database.pool),
  ownerPool: async ({ lent }, use) => {
    lent.toBeGivenUp = true;
    const ownerPool = new pg.Pool({ connectionString: lent.ground.ownerUrl, max: 4 });
    // Dropping the database ends idle connections, which the pool would raise as an unhandled error (57P01).
    ownerPool.on("error", () => {});
    await use(ownerPool);
    try {
      await expectNothingLeaked({ ownerPool });
    } finally {
      await ownerPool.end();
    }
  },
  ownerUrl: async ({ lent }, use) => {
    lent.toBeGivenUp = true;
    await use(lent.ground.ownerUrl);
  },
  runtimeUrl: async ({ lent }, use) => {
    lent.toBeGivenUp = true;
    await use(lent.ground.runtimeUrl);
  },
});

/** The same pools until the test has ended: whatever it left at work finds them closed, and not the next test's database. */
function forOneTest({ pool, portalPool }: Pools): { pools: Pools; end: () => void } {
  let over = false;
  const lent = (from: pg.Pool) =>
    new Proxy(from, {
      get: (target, key) => {
        const value = Reflect.get(target, key);
        if (typeof value !== "function") return value;
        return over && (key === "query" || key === "connect") ? refuse : value.bind(target);
      },
    });
  return {
    pools: { pool: lent(pool), portalPool: lent(portalPool) },
    end: () => {
      over = true;
    },
  };
}

const refuse = async () => {
  throw new Error("The test that this database was lent to is over.");
};

const GIVEN_BACK_WITHIN_MS = 2_000;

/** A webhook may still be at work when the test has seen what it came for: given back a moment later is not leaked. */
async function expectNothingLeaked(pools: Record<string, pg.Pool>): Promise<void> {
  const busy = (pool: pg.Pool) => pool.totalCount - pool.idleCount;
  const until = performance.now() + GIVEN_BACK_WITHIN_MS;
  for (const [name, pool] of Object.entries(pools)) {
    while (busy(pool) > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    if (busy(pool) > 0)
      throw new Error(
        `The test left ${busy(pool)} connection(s) of ${name} taken: release every client, await every query.`,
      );
  }
}
