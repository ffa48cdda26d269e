import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";

/**
 * A company and everything merged into it, directly or through others, by the merges that stand. `companies.merged_into_id` is
 * always flat (each points to the one company that is left); the merges remember who went into whom.
 */
export async function treeOf(db: Queryable, companyId: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    with recursive tree as (
      select ${companyId}::uuid as id
      union
      select m.merged_company_id from merges m join tree on m.kept_company_id = tree.id where m.undone_at is null
    )
    select id from tree order by id`);
  return found.rows.map(({ id }) => id);
}

/** An array as one parameter, for `= any(…)`. */
export const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;
