import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/**
 * Before much is asked or taken away: lets the database count tables that have grown since it last did. In a transaction of its own,
 * since others that count wait for its end.
 */
export async function countRowsAnew(db: Db): Promise<void> {
  await db.execute(sql`select count_rows_anew()`);
}
