import { and, eq, gte, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { phoneNumbers, suppressions } from "#db/schema.ts";
import type { SuppressionKind, SuppressionSource } from "#db/vocabulary.ts";
import { takeBackSince } from "./take-back.ts";
import { tellDesks } from "./tell-desks.server.ts";

export type NewSuppression = {
  clientId: string | null;
  kind: SuppressionKind;
  valueHash: string;
  /** The list it stands on, for as long as that list is in force. */
  listId?: string;
};

/** In the place of null, where the index counts it as equal to itself. */
const nobody = sql.raw("'00000000-0000-0000-0000-000000000000'::uuid");

/**
 * Writes suppressions that hold from now on; one that already stands is left as it is. It is locked all the same: whoever is lifting it is waited for, and then
 * it is written anew; whoever comes to lift it meanwhile waits for us. In one order, for of two who write the same each would wait for the other.
 *
 * @returns the ids of those that are new
 */
export async function suppress(
  tx: Queryable,
  { entries, source, by, now }: { entries: NewSuppression[]; source: SuppressionSource; by: string | null; now: Date },
): Promise<string[]> {
  const added: string[] = [];
  const inOrder = entries.toSorted((x, y) => (x.valueHash < y.valueHash ? -1 : 1));
  for (let from = 0; from < inOrder.length; from += 2_000) {
    const some = inOrder.slice(from, from + 2_000);
    const column = (value: (entry: NewSuppression) => string | null) => sql.param(some.map(value));
    const { rows: written } = await tx.execute<{ id: string }>(sql`
      insert into suppressions (value_hash, client_id, kind, list_id, source, by, at)
      select distinct *, ${source}, ${by}::uuid, ${now.toISOString()}::timestamptz from unnest(
        ${column((entry) => entry.valueHash)}::text[], ${column((entry) => entry.clientId)}::uuid[],
        ${column((entry) => entry.kind)}::text[], ${column((entry) => entry.listId ?? null)}::uuid[]) as said (value_hash, client_id, kind, list_id)
      order by value_hash, client_id, kind, list_id
      on conflict (coalesce(client_id, ${nobody}), kind, value_hash, coalesce(list_id, ${nobody}), (source = 'client')) where lifted_at is null
      do update set by = suppressions.by where false
      returning id`);
    added.push(...written.map(({ id }) => id));
    if (source === "outcome" || source === "person") await saidAgain(tx, { entries: some, source, by, now });
  }
  if (added.length > 0) await tellDesks(tx, { only: onlyClient(entries) });
  return added;
}

/** What stands under these by somebody's word and not by a list's, for one client or, null, for all of them. */
export const standingUnder = (valueHashes: readonly string[], clientId: string | null) =>
  and(
    // One array parameter: a company of a few hundred records is known by more names than a statement takes parameters.
    sql`${suppressions.valueHash} = any(${sql.param(valueHashes)}::text[])`,
    clientId === null ? isNull(suppressions.clientId) : eq(suppressions.clientId, clientId),
    isNull(suppressions.liftedAt),
    isNull(suppressions.listId),
  );

type Lifting = { valueHashes: readonly string[]; clientId: string | null; which: SQL | undefined; now: Date };

/**
 * Ends of what stands under these by somebody's word whatever fits `which`, in the one order in which it is written.
 *
 * @returns the ids of what has ended
 */
export async function lift(tx: Queryable, { valueHashes, clientId, which, now }: Lifting): Promise<string[]> {
  const ending = tx
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(and(standingUnder(valueHashes, clientId), which))
    .orderBy(suppressions.valueHash)
    .for("update");
  const lifted = await tx
    .update(suppressions)
    .set({ liftedAt: now })
    .where(inArray(suppressions.id, ending))
    .returning({ id: suppressions.id });
  if (lifted.length > 0) await tellDesks(tx, { only: clientId });
  return lifted.map(({ id }) => id);
}

function onlyClient(entries: NewSuppression[]): string | null {
  const [one = null, another] = new Set(entries.map(({ clientId }) => clientId));
  return another === undefined ? one : null;
}

/**
 * What somebody closed by hand is theirs to take back for a while; said again by another meanwhile it is nobody's alone any more, and no slip of either.
 * When it was said first stays: what was heard of two as one goes by that.
 */
async function saidAgain(
  tx: Queryable,
  { entries, source, by, now }: { entries: NewSuppression[]; source: SuppressionSource; by: string | null; now: Date },
): Promise<void> {
  const another = or(sql`${suppressions.by} is distinct from ${by}`, ne(suppressions.source, source));
  for (const clientId of new Set(entries.map((entry) => entry.clientId))) {
    const hashes = entries.flatMap((entry) => (entry.clientId === clientId ? entry.valueHash : []));
    const again = tx
      .select({ id: suppressions.id })
      .from(suppressions)
      .where(
        and(
          standingUnder(hashes, clientId),
          ...[eq(suppressions.source, "person"), another, gte(suppressions.at, takeBackSince(now))],
        ),
      )
      .orderBy(suppressions.valueHash)
      .for("update");
    await tx.update(suppressions).set({ by: null }).where(inArray(suppressions.id, again));
  }
}

/**
 * Someone said "do not call me": their number is closed to every client of the agency at once, and so is every
 * other copy of it. Others only ever learn "suppressed by the agency".
 */
export async function suppressNumber(
  tx: Tx,
  { phoneNumberId, leadId, by, now }: { phoneNumberId: string; leadId: string; by: string; now: Date },
): Promise<void> {
  const [number] = await tx
    .select({ clientId: phoneNumbers.clientId, companyId: phoneNumbers.companyId, valueHash: phoneNumbers.numberHash })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.id, phoneNumberId));
  if (!number) throw new Error("A number that is not there cannot be suppressed.");
  await suppress(tx, {
    entries: [{ clientId: null, kind: "number", valueHash: number.valueHash }],
    source: "outcome",
    by,
    now,
  });
  await record(tx, {
    type: "number.suppressed",
    data: { phoneNumberId, agencyWide: true },
    clientId: number.clientId,
    companyId: number.companyId,
    leadId,
    by,
    at: now,
  });
}

/** Which of these hashes are suppressed for this client, and by whom. */
export async function suppressedAmong(
  db: Queryable,
  { clientId, valueHashes }: { clientId: string; valueHashes: string[] },
): Promise<Map<string, "client" | "agency">> {
  if (valueHashes.length === 0) return new Map();
  const found = await db
    .select({ valueHash: suppressions.valueHash, clientId: suppressions.clientId })
    .from(suppressions)
    .where(
      and(
        // One array parameter: a list of a hundred thousand numbers would otherwise pass the limit on parameters.
        sql`${suppressions.valueHash} = any(${sql.param(valueHashes)}::text[])`,
        isNull(suppressions.liftedAt),
        or(isNull(suppressions.clientId), eq(suppressions.clientId, clientId)),
      ),
    );
  return new Map(found.map((row) => [row.valueHash, row.clientId ? "client" : "agency"]));
}
