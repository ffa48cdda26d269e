import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Until somebody in this test's database waits for a lock: the moment at which two really meet. */
export async function untilBlocked(db: Db): Promise<void> {
  const blocked = sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await db.execute<{ n: number }>(blocked);
    if (rows[0]?.n) return;
    await setTimeout(20);
  }
  throw new Error("Nobody came to wait for a lock.");
}
