import { threadId } from "node:worker_threads";
import pg from "pg";
import { inject } from "vitest";
import { databaseOn, openPools, type Pools } from "#db/open.server.ts";

/**
 * The database a test stands on. To clone one, and to warm its connections up, takes three times what most tests take themselves, so each
 * worker keeps its own from test to test for as long as it can be swept as clean as a new one.
 */
export type Ground = {
  ownerUrl: string;
  runtimeUrl: string;
  pools: Pools;
  /** False where anything was left that sweeping cannot take away. */
  sweep: () => Promise<boolean>;
  giveUp: () => Promise<void>;
};

/** Rows beyond which the dead ones would slow the next tests down more than a new clone does. */
const MOST_SWEPT = 5_000;

let kept: Ground | undefined;

export async function takeGround(): Promise<Ground> {
  const ground = kept ?? (await newGround());
  kept = undefined;
  return ground;
}

/** For the next test of this worker, if nothing of this one is left. */
export async function giveBack(ground: Ground): Promise<void> {
  if (await ground.sweep()) kept = ground;
  else await ground.giveUp();
}

async function newGround(): Promise<Ground> {
  const { ownerUrl, runtimeUrl, drop } = await cloneTemplate();
  const name = `ground of ${process.pid}`;
  const pools = openPools(named(runtimeUrl, name));
  const sweeper = new pg.Client({ connectionString: named(ownerUrl, name) });
  sweeper.on("error", () => {});
  await sweeper.connect();
  // Rows go in any order and without their triggers, or the ledger would refuse to let go of its own.
  await sweeper.query("set session_replication_role = replica");
  const { empty, state } = await whatMigrationsBrought(sweeper);
  const brought = await sweeper.query(state);

  return {
    ownerUrl,
    runtimeUrl,
    pools,
    sweep: async () => {
      const { rows } = await sweeper.query(leftBehind, [name]);
      if (rows[0].left > 0) return false;
      const found = await sweeper.query(`select array_remove(array[${empty.map(nameIfFilled)}], null) as filled`);
      const filled: string[] = found.rows[0].filled;
      let swept = 0;
      for (const table of filled) swept += (await sweeper.query(`delete from ${table}`)).rowCount ?? 0;
      // Where rows were, others would come to stand in any order; a table that gave its pages back hands out what it is given in turn.
      if (filled.length > 0) await sweeper.query(`vacuum (truncate) ${filled}`);
      // Nor does the planner learn from it that they are empty: of a new table it knows nothing.
      await sweeper.query(forgetSizes, [filled]);
      const now = await sweeper.query(state);
      return swept <= MOST_SWEPT && JSON.stringify(now.rows) === JSON.stringify(brought.rows);
    },
    giveUp: async () => {
      await Promise.all([databaseOn(pools).close(), sweeper.end()]);
      await drop();
    },
  };
}

/** Somebody else's connection, or a lock that a connection of ours still holds. */
const leftBehind = `
  select (select count(*) from pg_stat_activity
           where datname = current_database() and backend_type = 'client backend' and application_name <> $1)
       + (select count(*) from pg_locks
           where locktype = 'advisory'
             and database = (select oid from pg_database where datname = current_database())) as left`;

const forgetSizes = `
  select pg_clear_relation_stats(relnamespace::regnamespace::text, relname::text) from pg_class
   where oid = any($1::text[]::regclass[])`;

const nameIfFilled = (table: string) => `case when exists (select from ${table}) then '${table}' end`;

/** Which tables a new database has nothing in, and how to ask whether those with something still say the same. */
async function whatMigrationsBrought(owner: pg.Client): Promise<{ empty: string[]; state: string }> {
  const { rows } = await owner.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`);
  const tables = rows.map(({ name }) => name);
  const { rows: found } = await owner.query(`select array_remove(array[${tables.map(nameIfFilled)}], null) as filled`);
  const filled: string[] = found[0].filled;
  const said = filled.map((table) => `select md5(string_agg(t::text, ' ' order by t::text)) from ${table} t`);
  return { empty: tables.filter((table) => !filled.includes(table)), state: said.join(" union all ") };
}

let clones = 0;

/** A clone of the migrated template; also for whoever starts a whole house in a test. */
async function cloneTemplate() {
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

function named(url: string, name: string): string {
  const address = new URL(url);
  address.searchParams.set("application_name", name);
  return address.href;
}
