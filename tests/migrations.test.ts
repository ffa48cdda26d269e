import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { migrate } from "#db/migrate.server.ts";
import { emptyDatabase } from "./ground.ts";

const folder = resolve(import.meta.dirname, "../db/migrations");
type Journal = { entries: { tag: string; when: number }[] };
const { entries } = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as Journal;

test("migrations are applied in the order of their numbers", () => {
  const tags = entries.map(({ tag }) => tag);
  const whens = entries.map(({ when }) => when);
  expect(tags).toEqual([...tags].sort());
  // The migrator skips whatever is older than the newest it has applied.
  expect(whens).toEqual([...new Set(whens)].sort((a, b) => a - b));
});

test("every migration in the folder is in the journal, and the reverse", () => {
  const written = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  expect(written.sort()).toEqual(entries.map(({ tag }) => `${tag}.sql`));
});

test("migrating a second time does no harm", async () => {
  const { ownerUrl, drop } = await emptyDatabase();
  try {
    await migrate({ ownerUrl });
    const first = await shapeOf(ownerUrl);
    await migrate({ ownerUrl });
    expect(await shapeOf(ownerUrl)).toEqual(first);
  } finally {
    await drop();
  }
});

test("five houses that start at once on an empty database all find it ready", async () => {
  const { ownerUrl, drop } = await emptyDatabase();
  try {
    const ready = await Promise.all(Array.from({ length: 5 }, () => migrate({ ownerUrl })));
    expect(new Set(ready.map(({ runtimeUrl }) => runtimeUrl)).size).toBe(1);
    expect((await shapeOf(ownerUrl)).applied).toBe(entries.length);
  } finally {
    await drop();
  }
});

async function shapeOf(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select table_schema, table_name, column_name, data_type from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3",
    );
    const applied = await client.query("select count(*)::int as n from drizzle.__drizzle_migrations");
    return { columns: rows, applied: applied.rows[0].n as number };
  } finally {
    await client.end();
  }
}
