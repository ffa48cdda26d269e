import { type SQL, sql } from "drizzle-orm";
import { spokeText } from "#app/features/compliance/spoke.ts";
import type { Queryable } from "#db/client.server.ts";

export const funnelSteps = ["leads", "reached", "qualified", "accepted", "meeting", "quoted", "won"] as const;
export type FunnelStep = (typeof funnelSteps)[number];
export type Funnel = Record<FunnelStep, number>;

/**
 * How far each lead ever came, from the ledger: this far or further, so that a win without a word about the meeting before it
 * does not make the meetings fewer than the wins. An answer that the client took back is as if it had not been given. What a merged lead went
 * through counts for the one it was merged into.
 */
export const everReached = (campaignId: string): SQL => sql`
  with recursive into_live as (
    select id, id as live_id from leads where campaign_id = ${campaignId} and merged_into_id is null
    union all
    select l.id, i.live_id from into_live i join leads l on l.merged_into_id = i.id
  )
  select l.live_id as lead_id, max(s.step) as step
  from into_live l
  join (
    select lead_id, case data->>'to' when 'qualified' then 2 when 'passed' then 2 when 'accepted' then 3 when 'contacted' then 3
      when 'meeting' then 4 when 'quoted' then 5 when 'won' then 6 else 0 end as step
    from (
      select lead_id, data, lead(data->>'reason') over (partition by lead_id order by id) as then_because
      from events where campaign_id = ${campaignId} and type = 'lead.stage-changed') moves
    where then_because is distinct from 'taken-back'
    union all
    select o.lead_id, 1 from outcomes o join attempts a on a.id = o.attempt_id
    where o.campaign_id = ${campaignId} and ${sql.raw(spokeText("o", "a"))}
    union all
    select id, 0 from leads where campaign_id = ${campaignId}
  ) s on s.lead_id = l.id
  group by 1`;

export async function campaignFunnel(db: Queryable, campaignId: string): Promise<Funnel> {
  const counted = await db.execute<{ step: number; leads: number }>(sql`
    select step::int as step, count(*)::int as leads from (${everReached(campaignId)}) as reached group by step`);
  const atLeast = (from: number) =>
    counted.rows.filter(({ step }) => step >= from).reduce((sum, { leads }) => sum + leads, 0);
  return Object.fromEntries(funnelSteps.map((name, step) => [name, atLeast(step)])) as Funnel;
}
