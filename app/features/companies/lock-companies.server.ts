import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

/**
 * Whoever decides which records are one company takes turns, client by client, until the transaction ends: an import must not
 * send its rows to a company that a reviewer is merging away, and two merges must not lock each other's leads crosswise.
 */
export async function lockCompanies(tx: Tx, clientId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`companies:${clientId}`}))`);
}

/** The same for a whole file, which may keep its turn for minutes. */
export async function lockCompaniesForFile(tx: Tx, clientId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`file:${clientId}`}))`);
  await lockCompanies(tx, clientId);
}

/** The same for somebody before a screen: false, and at once, while a file is being written, which takes longer than they would wait. */
export async function lockCompaniesUnlessFile(tx: Tx, clientId: string): Promise<boolean> {
  const found = await tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock_shared(hashtext(${`file:${clientId}`})) as free`,
  );
  if (!found.rows[0]?.free) return false;
  await lockCompanies(tx, clientId);
  return true;
}
