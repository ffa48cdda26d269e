import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

/**
 * Whoever decides which records are one company takes turns, client by client, until the transaction ends: an import must not
 * send its rows to a company that a reviewer is merging away, and two merges must not lock each other's leads crosswise.
 */
export async function lockCompanies(tx: Tx, clientId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`companies:${clientId}`}))`);
}
