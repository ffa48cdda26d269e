import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { SuppressionListKind, SuppressionSource } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";

/** A wish of another company, heard while this one was one with it. */
type HeardAsOne = {
  /** Whom it binds, and under whom it is kept. */
  companyId: string;
  underId: string;
  id: string;
  client_id: string | null;
  source: SuppressionSource;
  list: SuppressionListKind | null;
};

/**
 * What was asked of companies as one was asked of each, and stands for each after they were taken apart, until it is taken back where it is kept or for one
 * of them alone (`letGo`).
 */
export async function heardAsOne(db: Queryable, companyIds: readonly string[]): Promise<HeardAsOne[]> {
  const twins = await formerTwins(db, companyIds);
  if (twins.length === 0) return [];
  const hashes = [...new Set(twins.flatMap(({ hash, own }) => [hash, own]))];
  const { rows } = await db.execute<
    Omit<HeardAsOne, "companyId" | "underId"> & { hash: string; at_ms: string; let_go: boolean }
  >(sql`
    select s.id, value_hash as hash, client_id, extract(epoch from at) * 1000 as at_ms, source, lifted_at is not null as let_go,
      (select kind from suppression_lists l where l.id = s.list_id) as list
    from suppressions s where kind = 'company' and value_hash = any(${sql.param(hashes)}::text[]) and (lifted_at is null or ${isLetGo})`);
  return twins.flatMap(({ companyId, underId, hash, own, from, until }) => {
    const wishes = rows.filter((row) => !row.let_go && row.hash === hash && from <= +row.at_ms && +row.at_ms <= until);
    const isFree = (of: string | null) =>
      rows.some((row) => row.let_go && row.hash === own && row.client_id === of && +row.at_ms >= until);
    return wishes.flatMap(({ id, client_id, source, list }) =>
      // What a list says ends with the list.
      list === null && isFree(client_id) ? [] : { companyId, underId, id, client_id, source, list },
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

/** No wish, but the end of others' for one company: what was heard of it as one with those it had parted from by then binds it no more. */
export async function letGo(tx: Queryable, { whole, apart, clientId, by, now }: LettingGo): Promise<string | null> {
  const bound = (await heardAsOne(tx, whole)).filter(
    ({ underId, client_id, list }) => client_id === clientId && list === null && !apart.includes(underId),
  );
  const hashes = [...new Set(bound.map(({ companyId }) => hashOf("company", companyId)))].sort();
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into suppressions (client_id, kind, value_hash, source, by, at, lifted_at)
    select ${clientId}::uuid, 'company', hash, 'person', ${by}::uuid, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from unnest(${sql.param(hashes)}::text[]) hash returning id`);
  return rows[0]?.id ?? null;
}

/** Said and taken back at one instant: nobody does that. */
const isLetGo = sql`(lifted_at = at and source = 'person' and list_id is null)`;

type Twin = { companyId: string; underId: string; own: string; hash: string; from: number; until: number };

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
  const hashes = new Map<string, string>();
  const hashed = (id: string): string => {
    const hash = hashes.get(id) ?? hashOf("company", id);
    hashes.set(id, hash);
    return hash;
  };
  return found.rows.map(({ id, twin, from_ms, until_ms }) => ({
    ...{
      companyId: id,
      underId: twin,
      own: hashed(id),
      hash: hashed(twin),
      from: Number(from_ms),
      until: Number(until_ms),
    },
  }));
}

const endsOf = (company: string) =>
  sql.raw(`
  select kept_company_id as other, at, undone_at from merges where merged_company_id = ${company}
  union all select merged_company_id, at, undone_at from merges where kept_company_id = ${company}`);
