import { inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { uuids } from "./company-tree.server.ts";

export type Lead = typeof leads.$inferSelect;

/** Every lead of these companies, merged ones too, locked in one order so that two acts cannot wait for each other. */
export async function lockLeads(tx: Tx, companyIds: readonly string[]): Promise<Lead[]> {
  if (companyIds.length === 0) return [];
  return tx
    .select()
    .from(leads)
    .where(inArray(leads.companyId, sql`(select unnest(${uuids(companyIds)}))`))
    .orderBy(leads.id)
    .for("update");
}

/** The company a lead belongs to by birth, wherever a merge has put it. */
export const homeOf = (lead: Lead): string => lead.originCompanyId ?? lead.companyId;

/** Is somebody working with one of these leads at this moment: a hold that has not run out, or a call that has not ended? */
export async function someoneHolds(tx: Tx, among: readonly Lead[], now: Date): Promise<boolean> {
  if (among.some(({ heldUntil }) => heldUntil !== null && heldUntil > now)) return true;
  return exists(
    tx,
    sql`select 1 from attempts where lead_id = any(${uuids(among.map(({ id }) => id))}) and ended_at is null`,
  );
}

/** Is one of these on its way to the client? Then it cannot go into another: the client is looking at it. */
export async function isHandedBack(tx: Tx, among: readonly Lead[]): Promise<boolean> {
  return exists(
    tx,
    sql`select 1 from handbacks where lead_id = any(${uuids(among.map(({ id }) => id))}) and ended_at is null`,
  );
}

async function exists(tx: Tx, query: ReturnType<typeof sql>): Promise<boolean> {
  const found = await tx.execute<{ there: boolean }>(sql`select exists (${query}) as there`);
  return found.rows[0]?.there ?? false;
}
