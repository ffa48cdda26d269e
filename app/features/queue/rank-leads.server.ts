import { sql } from "drizzle-orm";
import type { Db, Tx } from "#db/client.server.ts";
import { rankOf, weigh } from "./order.ts";
import { orderFacts } from "./order-facts.server.ts";

const atATime = 200;

/**
 * Puts the leads whose facts have changed, or whose hour has, in their place again. The claim passes over those that are being placed;
 * placing two hundred takes a moment.
 */
export async function rankLeads(db: Db, { now }: { now: Date }): Promise<number> {
  let ranked = 0;
  while (true) {
    const done = await db.transaction((tx) => rankSome(tx, now));
    ranked += done;
    if (done < atATime) return ranked;
  }
}

async function rankSome(tx: Tx, now: Date): Promise<number> {
  const due = await tx.execute<{ id: string }>(sql`
    select id from leads
    where rank_again_at <= ${now.toISOString()}::timestamptz and stage = 'ready' and merged_into_id is null
    order by rank_again_at limit ${atATime} for update skip locked`);
  const ids = due.rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const placed = (await orderFacts(tx, ids, now)).map(({ leadId, facts, weights, language, at }) => {
    const { points, holdsUntil } = weigh(facts, weights, at);
    return { id: leadId, rank: rankOf(points), again: holdsUntil?.toISOString() ?? null, language };
  });
  await tx.execute(sql`
    update leads l set queue_rank = p.rank, rank_again_at = p.again, language = p.language
    from json_to_recordset(${JSON.stringify(placed)}::json) as p(id uuid, rank smallint, again timestamptz, language text)
    where l.id = p.id`);
  return ids.length;
}

const markedAtOnce = 500;

/** After the weights of a campaign have changed: all of its leads are placed anew. Few are locked at a time, for the claim passes over those. */
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
