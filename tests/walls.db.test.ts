import type pg from "pg";
import { expect } from "vitest";
import { dbTest } from "./database.ts";

const nobody = "00000000-0000-7000-8000-000000000000";

async function names(pool: pg.Pool, question: string): Promise<string[]> {
  const { rows } = await pool.query({ text: question, rowMode: "array" });
  return rows.map((row) => row.join(" "));
}

/** Our tables that belong to a client, by the column that says so. */
const ofClients = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped)`;

dbTest("every table of a client has its wall, and the wall binds the owner too", async ({ ownerPool }) => {
  expect(await names(ownerPool, `select count(*) > 10 from (${ofClients}) t`)).toEqual(["true"]);
  expect(
    await names(ownerPool, `select relname from (${ofClients}) t where not (relrowsecurity and relforcerowsecurity)`),
  ).toEqual([]);
});

dbTest("no wall is open to everyone, and none is doubled by a second that lets more through", async ({ ownerPool }) => {
  expect(
    await names(
      ownerPool,
      `select tablename, cmd from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE'
       group by tablename, cmd having count(*) > 1`,
    ),
  ).toEqual([]);
  expect(
    await names(
      ownerPool,
      `select tablename from pg_policies p join (${ofClients}) t on t.relname = p.tablename where qual = 'true' or with_check = 'true'`,
    ),
  ).toEqual([]);
});

dbTest("what points from one row of a client to another carries the client with it", async ({ ownerPool }) => {
  expect(
    await names(
      ownerPool,
      `select k.conrelid::regclass, k.conname from pg_constraint k
       -- Not people who sign in: an agent belongs to no client and works for all.
       join (${ofClients}) a on a.oid = k.conrelid join (${ofClients}) b on b.oid = k.confrelid
       where k.contype = 'f' and b.relname <> 'users' and not exists (
         select from pg_attribute t where t.attrelid = k.conrelid and t.attnum = any (k.conkey) and t.attname = 'client_id')`,
    ),
  ).toEqual([]);
});

dbTest(
  "a client that does not exist sees no row of any client, and neither does a query that forgot its scope",
  async ({ portal, ownerPool, pool }) => {
    const tables = await names(ownerPool, `select relname from (${ofClients}) t order by 1`);
    await portal(nobody, async (tx) => {
      for (const table of tables) {
        expect((await tx.execute(`select count(*)::int as rows from "${table}"`)).rows, table).toEqual([{ rows: 0 }]);
      }
    });
    await expect(pool.query("set row_security = off; select * from clients")).rejects.toThrow(/row-level security/);
  },
);

dbTest(
  "functions that act with their owner's rights look for names where nobody else can put any",
  async ({ ownerPool }) => {
    expect(
      await names(
        ownerPool,
        `select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
       and not coalesce(array_to_string(proconfig, ',') like '%search_path=%', false)`,
      ),
    ).toEqual([]);
  },
);

dbTest("views show what their reader may see, not what their maker may", async ({ ownerPool }) => {
  expect(
    await names(
      ownerPool,
      `select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
       and not coalesce(array_to_string(reloptions, ',') ilike '%security_invoker=%', false)`,
    ),
  ).toEqual([]);
});
