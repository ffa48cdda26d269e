import { and, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { companies, suppressions } from "#db/schema.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { companyKeys } from "./wish-keys.ts";
import { namesOf, traitsOfCompanies } from "./wishes.server.ts";

type By = { by: string; now: Date };
type Company = { companyId: string; clientId: string | null };

/**
 * Takes back what was said by hand or on a call of whoever is named here; what a list says stays until the list goes. `ownSince`: only what the same
 * person said by hand since then.
 */
export async function liftByHand(
  db: Db,
  {
    kind,
    value,
    clientId,
    ownSince,
    by,
    now,
  }: { kind: SuppressionKind; value: string; clientId: string | null; ownSince?: Date } & By,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const own = await hashesOf(tx, kind, value);
    const between = kind === "company" ? await askedWithParted(tx, { companyId: value, clientId }) : [];
    const theirs = kind === "company" ? await askedByMerged(tx, { companyId: value, clientId }) : [];
    const valueHashes = [...own, ...between].filter((hash) => !theirs.includes(hash));
    const lifted = await tx
      .update(suppressions)
      .set({ liftedAt: now })
      .where(and(standingUnder(valueHashes, clientId), ownSince ? saidBy(by, ownSince) : undefined))
      .returning({ id: suppressions.id });
    const [first] = lifted;
    if (!first) return false;
    const data = { suppressionId: first.id, kind, agencyWide: clientId === null };
    await record(tx, { type: "suppression.lifted", data, clientId, by, at: now });
    return true;
  });
}

/** What stands here by a person's word, for one client or for all. */
const standingUnder = (valueHashes: string[], clientId: string | null) =>
  and(
    inArray(suppressions.valueHash, valueHashes),
    clientId === null ? isNull(suppressions.clientId) : eq(suppressions.clientId, clientId),
    isNull(suppressions.liftedAt),
    isNull(suppressions.listId),
  );

const saidBy = (by: string, since: Date) =>
  and(eq(suppressions.by, by), eq(suppressions.source, "person"), gte(suppressions.at, since));

/** A company is known by the names of those that went into it too: what one of them asked by itself is not taken back with what the whole asked. */
async function askedByMerged(tx: Queryable, { companyId, clientId }: Company): Promise<string[]> {
  const merged = await tx.select({ id: companies.id }).from(companies).where(eq(companies.mergedIntoId, companyId));
  const hashes: string[] = [];
  for (const { id } of merged) {
    if (await stands(tx, [hashOf("company", id)], clientId)) hashes.push(...(await hashesOf(tx, "company", id)));
  }
  return hashes;
}

/**
 * What was asked of several as one is also kept under the name of one with the number of another. Taken apart, none of them is known by that;
 * once it is taken back for both it must not bind them again when they are merged again.
 */
async function askedWithParted(tx: Queryable, { companyId, clientId }: Company): Promise<string[]> {
  const parted = await tx.execute<{ id: string }>(sql`
    with recursive near as (
      select ${companyId}::uuid as id
      union
      select other.id from near cross join lateral (
        select merged_into_id as id from companies where id = near.id and merged_into_id is not null
        union all select c.id from companies c where c.merged_into_id = near.id
        union all select kept_company_id from merges where merged_company_id = near.id
        union all select merged_company_id from merges where kept_company_id = near.id
      ) other
    ) select c.id from near join companies c using (id) where c.merged_into_id is null and c.id <> ${companyId} order by c.id`);
  const free = [companyId];
  for (const { id } of parted.rows) {
    if (!(await stands(tx, await hashesOf(tx, "company", id), clientId))) free.push(id);
  }
  if (free.length === 1) return [];
  return companyKeys(await traitsOfCompanies(tx, free)).map((key) => hashOf("company", key));
}

const hashesOf = async (tx: Queryable, kind: SuppressionKind, value: string): Promise<string[]> =>
  (await namesOf(tx, kind, value)).map((name) => hashOf(kind, name));

async function stands(tx: Queryable, valueHashes: string[], clientId: string | null): Promise<boolean> {
  const found = await tx.select({ id: suppressions.id }).from(suppressions).where(standingUnder(valueHashes, clientId));
  return found.length > 0;
}
