import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Queryable, Tx } from "#db/client.server.ts";
import { suppressionCompanies, suppressionLists, suppressions } from "#db/schema.ts";
import type { SuppressionListKind } from "#db/vocabulary.ts";
import { tellDesks } from "./tell-desks.server.ts";

export type ListInForce = {
  id: string;
  /** Null: the agency's own, which binds every client. */
  clientId: string | null;
  kind: SuppressionListKind;
  fileName: string;
  usedAt: Date;
};

/** The lists that bind a client at this moment: its own and the agency's. */
export async function listsInForce(db: Queryable, clientId: string): Promise<ListInForce[]> {
  const { id, kind, fileName, usedAt } = suppressionLists;
  const found = await db
    .select({ id, clientId: suppressionLists.clientId, kind, fileName, usedAt })
    .from(suppressionLists)
    .where(
      and(
        eq(suppressionLists.status, "active"),
        or(isNull(suppressionLists.clientId), eq(suppressionLists.clientId, clientId)),
      ),
    )
    .orderBy(usedAt, id);
  return found.map((list) => ({ ...list, usedAt: list.usedAt as Date }));
}

/** On which of these lists each value stands. */
export async function valuesOnLists(
  db: Queryable,
  { listIds, valueHashes }: { listIds: string[]; valueHashes: string[] },
): Promise<Map<string, string[]>> {
  const on = new Map<string, string[]>();
  if (listIds.length === 0 || valueHashes.length === 0) return on;
  const found = await db
    .select({ valueHash: suppressions.valueHash, listId: suppressions.listId })
    .from(suppressions)
    .where(
      and(
        sql`${suppressions.valueHash} = any(${sql.param(valueHashes)}::text[])`,
        isNull(suppressions.liftedAt),
        inArray(suppressions.listId, listIds),
      ),
    );
  for (const { valueHash, listId } of found) on.set(valueHash, [...(on.get(valueHash) ?? []), listId as string]);
  return on;
}

export type ListedCompany = typeof suppressionCompanies.$inferSelect;

/** The companies of these lists that share a key with somebody. */
export async function companiesOnLists(
  db: Queryable,
  { listIds, keys }: { listIds: string[]; keys: string[] },
): Promise<ListedCompany[]> {
  if (listIds.length === 0 || keys.length === 0) return [];
  return db
    .select()
    .from(suppressionCompanies)
    .where(
      and(
        inArray(suppressionCompanies.listId, listIds),
        // Row-level security lets no index on the keys be asked: looked up one by one they cost a tenth of what "&&" does, which compares each with each.
        sql`exists (select from unnest(${suppressionCompanies.keys}) as held(key) where held.key = any(${sql.param(keys)}::text[]))`,
      ),
    )
    .orderBy(suppressionCompanies.id);
}

/**
 * Ends lists: what they alone held may be called again, and of their companies nothing is kept.
 *
 * @returns how many numbers, addresses and domains stand on nothing any more: no other list, no row and nobody's word
 */
export async function endLists(
  tx: Tx,
  { listIds, as, by, now }: { listIds: string[]; as: "replaced" | "taken-back"; by: string; now: Date },
): Promise<number> {
  if (listIds.length === 0) return 0;
  await tx
    .update(suppressionLists)
    .set({ status: as, endedBy: by, endedAt: now })
    .where(inArray(suppressionLists.id, listIds));
  await tx.delete(suppressionCompanies).where(inArray(suppressionCompanies.listId, listIds));
  const lifted = await tx.execute<{ n: number }>(sql`
    with lifted as (
      update suppressions set lifted_at = ${now.toISOString()}::timestamptz
      where list_id = any(${sql.param(listIds)}::uuid[]) and lifted_at is null
      returning client_id, kind, value_hash
    )
    select count(distinct (kind, value_hash))::int as n from lifted l
    where kind <> 'company' and not exists (
      select from suppressions s where s.value_hash = l.value_hash and s.lifted_at is null
        and (s.client_id is null or s.client_id = l.client_id)
        and (s.list_id is null or s.list_id <> all(${sql.param(listIds)}::uuid[])))`);
  await tellDesks(tx, { only: null });
  return lifted.rows[0]?.n ?? 0;
}
