import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { SuppressionListKind, SuppressionSource } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { tellDesks } from "./tell-desks.server.ts";

/** A wish of another company, heard while this one was one with it. */
type HeardAsOne = {
  /** Whom it binds, and under whom it is kept. */
  companyId: string;
  underId: string;
  id: string;
  client_id: string | null;
  source: SuppressionSource;
  list: SuppressionListKind | null;
  list_id: string | null;
};

/**
 * What was asked of companies as one was asked of each, and stands for each after they were taken apart, until it is taken back where it is kept or for one
 * of them alone (`letGo`).
 */
export async function heardAsOne(db: Queryable, companyIds: readonly string[]): Promise<HeardAsOne[]> {
  const twins = await formerTwins(db, companyIds);
  if (twins.length === 0) return [];
  const hashes = [...new Set(twins.map(({ hash }) => hash))];
  const { rows } = await db.execute<Omit<HeardAsOne, "companyId" | "underId"> & { hash: string; at_ms: string }>(sql`
    select s.id, value_hash as hash, client_id, extract(epoch from at) * 1000 as at_ms, source, list_id,
      (select kind from suppression_lists l where l.id = s.list_id) as list
    from suppressions s where kind = 'company' and (
      value_hash = any(${sql.param(hashes)}::text[]) and lifted_at is null
      or value_hash = any(${sql.param([...new Set(twins.map(({ ended }) => ended))])}::text[]))`);
  const byHash = new Map<string, typeof rows>();
  for (const row of rows) byHash.set(row.hash, [...(byHash.get(row.hash) ?? []), row]);
  return twins.flatMap(({ companyId, underId, hash, ended, from, until }) => {
    const isFree = (of: string | null) =>
      (byHash.get(ended) ?? []).some((row) => row.client_id === of && +row.at_ms >= until);
    return (byHash.get(hash) ?? []).flatMap(({ id, client_id, source, list, list_id, at_ms }) =>
      // What a list says ends with the list.
      +at_ms < from || +at_ms > until || (list === null && isFree(client_id))
        ? []
        : { companyId, underId, id, client_id, source, list, list_id },
    );
  });
}

type LettingGo = {
  whole: readonly string[];
  /** Those of it whose own wishes stand. */
  apart: readonly string[];
  clientId: string | null;
  by: string;
  now: Date;
};

/**
 * Ends for some companies what was heard of each as one with those it had parted from by now, for this client or for all; where it is kept, it stands. It is
 * written for all that are one, also for those that will part from the one that was bound.
 *
 * @returns null where nothing bound them
 */
export async function letGo(tx: Queryable, { whole, apart, clientId, by, now }: LettingGo): Promise<string | null> {
  const bound = (await heardAsOne(tx, whole)).filter(
    ({ underId, client_id, list }) => client_id === clientId && list === null && !apart.includes(underId),
  );
  const under = [...new Set(bound.map(({ underId }) => underId))];
  const hashes = whole.flatMap((id) => under.map((underId) => endedHash(id, underId))).sort();
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into suppressions (client_id, kind, value_hash, source, by, at, lifted_at)
    select ${clientId}::uuid, 'company', hash, 'person', ${by}::uuid, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from unnest(${sql.param(hashes)}::text[]) hash returning id`);
  if (rows.length > 0) await tellDesks(tx, { only: clientId });
  return rows[0]?.id ?? null;
}

/** Under this stands no wish, but that one company is let go of what is kept under another. */
const endedHash = (companyId: string, underId: string): string =>
  hashOf("company", `${companyId} let go of ${underId}`);

type Twin = { companyId: string; underId: string; hash: string; ended: string; from: number; until: number };

/** Whom these companies were once one with, directly or through others, and when: no way leads over a company twice. */
async function formerTwins(db: Queryable, companyIds: readonly string[]): Promise<Twin[]> {
  const found = await db.execute<{ id: string; twin: string; from_ms: string; until_ms: string }>(sql`
    with recursive twins as (
      select near.id, e.other as twin, e.at as since, e.undone_at as until, array[near.id, e.other] as way
      from unnest(${sql.param([...companyIds])}::uuid[]) near(id) cross join lateral (${endsOf("near.id")}) e
      where e.undone_at is not null
      union all
      select t.id, e.other, greatest(t.since, e.at), least(t.until, coalesce(e.undone_at, t.until)), t.way || e.other
      from twins t cross join lateral (${endsOf("t.twin")}) e
      where e.other <> all(t.way) and e.at < t.until and coalesce(e.undone_at, t.until) > t.since
    )
    select id, twin, extract(epoch from since) * 1000 as from_ms, extract(epoch from until) * 1000 as until_ms from twins`);
  return found.rows.map(({ id, twin, from_ms, until_ms }) => ({
    ...{ companyId: id, underId: twin, hash: hashOf("company", twin), ended: endedHash(id, twin) },
    ...{ from: Number(from_ms), until: Number(until_ms) },
  }));
}

const endsOf = (company: string) =>
  sql.raw(`
  select kept_company_id as other, at, undone_at from merges where merged_company_id = ${company}
  union all select merged_company_id, at, undone_at from merges where kept_company_id = ${company}`);
