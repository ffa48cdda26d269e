import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** What somebody may wait for: another's transaction (`transactionid`), its turn behind who waits already (`tuple`), or a gate that a test holds (`advisory`). */
type WaitsFor = "transactionid" | "tuple" | "advisory";

/**
 * Until somebody in this test's database waits for a lock: the moment at which two really meet. A test in which one waits
 * twice says for what the second time: whoever has just been let go still counts as waiting for an instant.
 */
export async function untilBlocked(db: Db, waitsFor?: WaitsFor): Promise<void> {
  const blocked = sql`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and wait_event = coalesce(${waitsFor ?? null}, wait_event)`;
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await db.execute<{ n: number }>(blocked);
    if (rows[0]?.n) return;
    await setTimeout(20);
  }
  throw new Error("Nobody came to wait for a lock.");
}
