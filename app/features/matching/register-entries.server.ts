import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { uuids } from "./company-tree.server.ts";
import { registerEntry } from "./subject.ts";

/** Of each of these companies, by their roots, all register numbers that its records have. */
export async function registerEntries(db: Queryable, rootIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = await db.execute<{ root: string; number: string }>(sql`
    select coalesce(merged_into_id, id) as root, company_number as number from companies
    where (id = any(${uuids(rootIds)}) or merged_into_id = any(${uuids(rootIds)})) and company_number is not null`);
  const entries = new Map<string, Set<string>>();
  for (const { root, number } of found.rows) {
    const entry = registerEntry(number);
    if (entry !== "") entries.set(root, (entries.get(root) ?? new Set()).add(entry));
  }
  return entries;
}

/** Two entries in the register are two companies, through whatever third record they would meet. */
export const areTwoEntries = (one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): boolean =>
  one.size > 0 && other.size > 0 && ![...one].some((entry) => other.has(entry));
