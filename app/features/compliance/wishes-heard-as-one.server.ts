import { and, eq, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { suppressions } from "#db/schema.ts";
import { hashOf } from "./hash.server.ts";

type Side = {
  /** The company at this end of the merge. */
  companyId: string;
  /** All companies of this side, and since when what was asked of them was asked of the other side too. */
  companies: readonly { id: string; since: Date }[];
};
type Wish = typeof suppressions.$inferSelect;

/**
 * Two that were one are two: what was asked of one side meanwhile was asked of the other, and goes on there as it was said and by whom, under the id of the company
 * that was merged, or merged into, until it is taken back for that one. What a third shares of it is found when that one parts. Call it once, when they part.
 */
export async function keepWishes(tx: Queryable, [one, other]: readonly [Side, Side]): Promise<void> {
  const heard = await standing(
    tx,
    [...one.companies, ...other.companies].map(({ id }) => id),
  );
  const fromTo = (from: Side, to: Side) =>
    from.companies.flatMap(({ id, since }) =>
      (heard.get(id) ?? []).filter(({ at }) => at >= since).map((wish) => ({ wish, id: to.companyId })),
    );
  await keep(tx, [...fromTo(one, other), ...fromTo(other, one)]);
}

/**
 * The same for those who were parted by releases that looked such wishes up instead. Whoever has a wish of their own, or had one taken back since, is left
 * as they are, so that it can be done at each start.
 */
export async function keepWishesOfFormerTwins(db: Queryable): Promise<void> {
  const twins = await db.execute<{ id: string; twin: string; from_ms: string; until_ms: string }>(sql`
    with recursive ends as (
      select kept_company_id as one, merged_company_id as other, at, undone_at from merges
      union all select merged_company_id, kept_company_id, at, undone_at from merges
    ), twins as (
      select one as id, other as twin, at as since, undone_at as until from ends where undone_at is not null
      union
      select t.id, e.other, greatest(t.since, e.at), least(t.until, coalesce(e.undone_at, t.until))
      from twins t join ends e on e.one = t.twin
      where e.other <> t.id and e.at < t.until and coalesce(e.undone_at, t.until) > t.since
    )
    select id, twin, extract(epoch from since) * 1000 as from_ms, extract(epoch from until) * 1000 as until_ms from twins`);
  const heard = await standing(
    db,
    twins.rows.map(({ twin }) => twin),
  );
  const owed = twins.rows.flatMap(({ id, twin, from_ms, until_ms }) =>
    (heard.get(twin) ?? [])
      .filter(({ at }) => at.getTime() >= Number(from_ms) && at.getTime() <= Number(until_ms))
      .map((wish) => ({ wish, id })),
  );
  if (owed.length === 0) return;
  const ids = [...new Set(owed.map(({ id }) => id))];
  const own = await db.select().from(suppressions).where(among(ids));
  const isSettled = ({ wish, id }: (typeof owed)[number]) =>
    own.some(
      ({ valueHash, clientId, liftedAt }) =>
        valueHash === hashOf("company", id) && clientId === wish.clientId && (liftedAt === null || liftedAt >= wish.at),
    );
  await keep(
    db,
    owed.filter((one) => !isSettled(one)),
  );
}

const among = (companyIds: readonly string[]) =>
  inArray(
    suppressions.valueHash,
    sql`(select unnest(${sql.param(companyIds.map((id) => hashOf("company", id)))}::text[]))`,
  );

/** What stands under the ids of these, company by company. */
async function standing(tx: Queryable, companyIds: readonly string[]): Promise<Map<string, Wish[]>> {
  const ids = [...new Set(companyIds)];
  if (ids.length === 0) return new Map();
  const found = await tx
    .select()
    .from(suppressions)
    .where(and(among(ids), eq(suppressions.kind, "company"), isNull(suppressions.liftedAt)));
  const byHash = new Map<string, Wish[]>();
  for (const wish of found) byHash.set(wish.valueHash, [...(byHash.get(wish.valueHash) ?? []), wish]);
  return new Map(ids.map((id) => [id, byHash.get(hashOf("company", id)) ?? []]));
}

/** Whoever has such a wish already was asked for once more. */
async function keep(tx: Queryable, owed: readonly { wish: Wish; id: string }[]): Promise<void> {
  const copies = owed.map(({ wish: { id: _, ...wish }, id }) => ({ ...wish, valueHash: hashOf("company", id) }));
  // In one order, as every room writes them.
  copies.sort((x, y) => (x.valueHash < y.valueHash ? -1 : 1));
  for (const copy of copies) {
    const { clientId, listId, valueHash, source, at } = copy;
    const [written] = await tx
      .insert(suppressions)
      .values(copy)
      .onConflictDoNothing()
      .returning({ id: suppressions.id });
    if (written) continue;
    await tx
      .update(suppressions)
      .set({ at })
      .where(
        and(
          ...[eq(suppressions.valueHash, valueHash), isNull(suppressions.liftedAt), lt(suppressions.at, at)],
          clientId === null ? isNull(suppressions.clientId) : eq(suppressions.clientId, clientId),
          listId === null ? isNull(suppressions.listId) : eq(suppressions.listId, listId),
          source === "client" ? eq(suppressions.source, source) : ne(suppressions.source, "client"),
        ),
      );
  }
}
