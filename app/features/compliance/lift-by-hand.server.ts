import { and, eq, gte } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { companies, suppressions } from "#db/schema.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { letGo } from "./heard-as-one.server.ts";
import { lift, standingUnder } from "./suppress.server.ts";
import { namesOf } from "./wishes.server.ts";

type By = { by: string; now: Date };
type Company = { companyId: string; clientId: string | null };

/**
 * Takes back what was said by hand or on a call of whoever is named here; what a list says stays until the list goes. Of a company it ends also what was
 * heard of others while it was one with them. `ownSince`: only what the same person said by hand since then.
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
    const { whole, apart } = kind === "company" ? await membersOf(tx, { companyId: value, clientId }) : nobody;
    const theirs = new Set<string>();
    for (const id of apart) for (const hash of await hashesOf(tx, "company", id)) theirs.add(hash);
    const valueHashes = own.filter((hash) => !theirs.has(hash));
    const which = ownSince ? saidBy(by, ownSince) : undefined;
    const [liftedId] = await lift(tx, { valueHashes, clientId, which, now });
    // An own word that was a slip is taken back as it was said; what was heard of others is a manager's to end.
    const letGoId = ownSince ? null : await letGo(tx, { whole, apart, clientId, by, now });
    const suppressionId = liftedId ?? letGoId;
    if (!suppressionId) return false;
    const data = { suppressionId, kind, agencyWide: clientId === null };
    await record(tx, { type: "suppression.lifted", data, clientId, by, at: now });
    return true;
  });
}

const saidBy = (by: string, since: Date) =>
  and(eq(suppressions.by, by), eq(suppressions.source, "person"), gte(suppressions.at, since));

const nobody = { whole: [], apart: [] };

/**
 * A company is known by the names of those that went into it too: what one of them asked by itself (`apart`) is not taken back with what the whole
 * asked.
 */
async function membersOf(
  tx: Queryable,
  { companyId, clientId }: Company,
): Promise<{ whole: string[]; apart: string[] }> {
  const merged = await tx.select({ id: companies.id }).from(companies).where(eq(companies.mergedIntoId, companyId));
  const hashes = new Map(merged.map(({ id }) => [hashOf("company", id), id]));
  const asked = await tx
    .select({ hash: suppressions.valueHash })
    .from(suppressions)
    .where(standingUnder([...hashes.keys()], clientId));
  const apart = new Set(asked.map(({ hash }) => hashes.get(hash)));
  const isApart = ({ id }: { id: string }) => apart.has(id);
  return {
    whole: [companyId, ...merged.filter((one) => !isApart(one)).map(({ id }) => id)],
    apart: merged.filter(isApart).map(({ id }) => id),
  };
}

const hashesOf = async (tx: Queryable, kind: SuppressionKind, value: string): Promise<string[]> =>
  (await namesOf(tx, kind, value)).map((name) => hashOf(kind, name));
