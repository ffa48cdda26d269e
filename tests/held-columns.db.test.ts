import { expect } from "vitest";
import { columns } from "#app/features/erasure/columns.ts";
import { written } from "#app/features/erasure/written.server.ts";
import { dbTest } from "./database.ts";

dbTest("every column that can hold text says what it holds of people", async ({ ownerPool }) => {
  const { rows } = await ownerPool.query<{ table: string; column: string }>(`
    select c.table_name as "table", c.column_name as "column"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema = 'public'
      and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea') order by 1, 2`);
  const there = rows.map(({ table, column }) => `${table}.${column}`);
  const said = Object.entries(columns).flatMap(([table, held]) =>
    Object.keys(held).map((column) => `${table}.${column}`),
  );
  expect(there.filter((column) => !said.includes(column))).toEqual([]);
  expect(said.filter((column) => !there.includes(column))).toEqual([]);

  const isBlotted = said.filter((column) => {
    const [table = "", name = ""] = column.split(".");
    return columns[table]?.[name] === "blot";
  });
  const blotted = written.flatMap(({ table, columns: held }) =>
    Object.keys(held).map((column) => `${table}.${column}`),
  );
  expect(isBlotted.toSorted()).toEqual([...new Set(blotted)].toSorted());
});
