import { expect } from "vitest";
import { dbTest } from "./database.ts";

dbTest("a test works as the role that owns nothing, under row-level security", async ({ pool }) => {
  const { rows } = await pool.query("select rolsuper, rolbypassrls from pg_roles where rolname = current_user");
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

dbTest("the runtime role may neither empty nor alter a table", async ({ pool, ownerPool }) => {
  const { rows } = await ownerPool.query(
    "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  );
  expect(rows.length).toBeGreaterThan(0);
  const client = await pool.connect();
  try {
    for (const { relname } of rows) {
      await expect(client.query(`truncate "${relname}"`)).rejects.toThrow(/permission denied/);
      await expect(client.query(`alter table "${relname}" add column spare int`)).rejects.toThrow(/must be owner/);
    }
  } finally {
    client.release();
  }
});
