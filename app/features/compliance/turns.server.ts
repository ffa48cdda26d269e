import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

const aCompany = 1;
const aValue = 2;

/**
 * Whoever rings a company or a number takes turns until the transaction ends, whichever campaign or client they work for: caps count each
 * other's calls. Always in this order, and the wishes last, so that nobody waits in a circle.
 */
export async function takeTurnToRing(
  tx: Tx,
  { companyId, numberHash }: { companyId: string; numberHash: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${aCompany}, hashtext(${companyId}))`);
  await takeTurnWith(tx, numberHash);
  await holdWishes(tx);
}

/** Two that write to one address, of whichever clients, take turns. */
export async function takeTurnWith(tx: Tx, valueHash: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${aValue}, hashtext(${valueHash}))`);
}

/**
 * Whatever is decided from here to the end of the transaction is decided on wishes that stand: one that is being written counts before it or
 * is told after it. Deciders share this; a trigger on suppressions waits for them when a wish is about to be committed, by hand, from a call,
 * a row or a list. After this one nothing is locked but
 * the address of a letter, by who holds this already.
 */
export async function holdWishes(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('suppressions'), 0)`);
}
