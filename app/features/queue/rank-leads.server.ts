import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { rankOf, weigh } from "./order.ts";
import { orderFacts } from "./order-facts.server.ts";

const atATime = 200;

/**
 * Puts the leads whose facts have changed, or whose hour has, in their place again. Nothing is locked while a place is worked out: a
 * lead that is taken or changed meanwhile is left as it is, still marked, for the next round.
 */
export async function rankLeads(db: Db, { now }: { now: Date }): Promise<number> {
  let ranked = 0;
  while (true) {
    const { found, placed } = await rankSome(db, now);
    ranked += placed;
    if (found < atATime || placed === 0) return ranked;
  }
}

async function rankSome(db: Db, now: Date): Promise<{ found: number; placed: number }> {
  // What somebody has locked is in the middle of a change. The row's version tells later whether it is still the one that was looked at.
  const due = await db.execute<{ id: string; version: string }>(sql`
    select id, xmin::text as version from leads
    where rank_again_at <= ${now.toISOString()}::timestamptz and stage = 'ready' and merged_into_id is null
    order by rank_again_at limit ${atATime} for update skip locked`);
  const versions = new Map(due.rows.map(({ id, version }) => [id, version]));
  if (versions.size === 0) return { found: 0, placed: 0 };
  const orders = (await orderFacts(db, [...versions.keys()], now)).map(({ leadId, facts, weights, language, at }) => {
    const { points, holdsUntil } = weigh(facts, weights, at);
    const again = holdsUntil?.toISOString() ?? null;
    return { id: leadId, version: versions.get(leadId), rank: rankOf(points), again, language };
  });
  const placed = await db.execute(sql`
    with place as (
      select * from json_to_recordset(${JSON.stringify(orders)}::json) as p(id uuid, version text, rank smallint, again timestamptz, language text)
    ), unchanged as (
      select p.* from place p join leads l using (id) where l.xmin::text = p.version for update of l skip locked
    )
    update leads l set queue_rank = p.rank, rank_again_at = p.again, language = p.language from unchanged p where l.id = p.id`);
  return { found: versions.size, placed: placed.rowCount ?? 0 };
}

const markedAtOnce = 500;

/** After the weights of a campaign have changed: all of its leads are placed anew. Few are marked at a time, for the claim passes over those that are being written. */
export async function rankCampaign(db: Db, { campaignId, now }: { campaignId: string; now: Date }): Promise<number> {
  let last = "00000000-0000-0000-0000-000000000000";
  while (true) {
    const marked = await db.execute<{ id: string }>(sql`
      update leads set rank_again_at = 'epoch' where id in (
        select id from leads
        where campaign_id = ${campaignId}::uuid and stage = 'ready' and merged_into_id is null and id > ${last}::uuid
        order by id limit ${markedAtOnce})
      returning id`);
    if (marked.rows.length === 0) return rankLeads(db, { now });
    last = marked.rows.reduce((most, { id }) => (id > most ? id : most), last);
  }
}
