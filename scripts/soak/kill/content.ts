import type pg from "pg";
import { tuesday10am } from "#tests/cast.ts";

export type Content = Record<string, string>;

/** Keys that an import makes begin with its instant; the running number stays, the hash of the import's own key does not. */
const millis = tuesday10am.getTime().toString(16).padStart(12, "0");
const begin = `${millis.slice(0, 8)}-${millis.slice(8)}-7`;
const keys = `(${begin}[0-9a-f]{3}-8[0-9a-f]{2})[0-9a-f]-[0-9a-f]{12}`;

/**
 * What stands in each table, as a digest that two databases share when they hold the same, whatever keys were drawn. What is hashed of a
 * company is its key.
 */
export async function contentOf(pool: pg.Pool, importId: string): Promise<Content> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const content: Content = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ told: string }>(
      `select count(*) || ' rows, ' || coalesce(md5(string_agg(line, '' order by line)), 'none') as told from (
         select md5(regexp_replace(replace((whole - case when whole ->> 'id' like $1 then '' else 'id' end - case when whole ->> 'kind' = 'company' then 'value_hash' else '' end)::text, $2, 'import'), $3, '\\1', 'g')) as line
         from (select to_jsonb(kept) as whole from ${name} as kept) as rows) as lines`,
      [`${begin}%`, importId, keys],
    );
    content[name] = rows[0]?.told ?? "";
  }
  return content;
}

/** The tables that differ, each with both sides. */
export function differences(one: Content, other: Content, except: readonly string[] = []): string[] {
  return Object.keys(one)
    .filter((name) => one[name] !== other[name] && !except.includes(name))
    .map((name) => `${name}: ${one[name]} instead of ${other[name]}`);
}
