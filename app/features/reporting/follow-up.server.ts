import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";

export type FollowUp = {
  /** Of the hand-backs the client has answered: half were answered within so many days. Null: none yet. */
  answered: number;
  daysToAnswer: number | null;
  contacted: number;
  daysToContact: number | null;
  /** Theirs, and nothing heard for longer than the terms say. */
  noNews: number;
  reportWithinDays: number;
};

/** "Do they follow them up? How do you measure it?" From what they did and when, never from what they say they do. */
export async function followUp(
  db: Queryable,
  { campaignId, now }: { campaignId: string; now: Date },
): Promise<FollowUp> {
  const found = await db.execute<{ [K in keyof FollowUp]: FollowUp[K] }>(sql`
    with own as (
      select h.gate_at, h.decided_at, h.status, h.ended_at,
        (select min(u.at) from handback_updates u where u.handback_id = h.id and u.kind in ('contacted', 'meeting', 'quoted', 'won')) as first_contact,
        (select max(u.at) from handback_updates u where u.handback_id = h.id) as last_word
      from handbacks h where h.campaign_id = ${campaignId} and h.gate_at is not null)
    select
      count(*) filter (where decided_at is not null)::int as answered,
      percentile_cont(0.5) within group (order by extract(epoch from decided_at - gate_at) / 86400)
        filter (where decided_at is not null)::float as "daysToAnswer",
      count(*) filter (where first_contact is not null)::int as contacted,
      percentile_cont(0.5) within group (order by extract(epoch from first_contact - decided_at) / 86400)
        filter (where first_contact is not null)::float as "daysToContact",
      count(*) filter (where own.status = 'accepted' and own.ended_at is null
        and greatest(decided_at, last_word) < ${now.toISOString()}::timestamptz - make_interval(days => c.report_within_days))::int as "noNews",
      c.report_within_days as "reportWithinDays"
    from campaigns c left join own on true
    where c.id = ${campaignId} group by c.id`);
  const [row] = found.rows;
  if (!row) throw new Error("There is no such campaign.");
  return row;
}
