import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

/**
 * Lets this one transaction take as long as a very large file needs: a statement, the wait for its turn, and the computing between
 * two statements. Elsewhere the limits of the connection hold, so that no page and no forgotten transaction keeps others waiting.
 */
export async function allowLongWork(tx: Tx): Promise<void> {
  await tx.execute(sql`
    select set_config('statement_timeout', '30min', true), set_config('idle_in_transaction_session_timeout', '30min', true)`);
}
