import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";

/** What reached out to a lead. */
export type Reached = { touches: Date[]; calls: Date[] };

/**
 * What was sent to each of these leads, and each day on which it was rung, by its client's calendar, with all that went into it. A plan's own call is
 * one only when it was made, and an email not where the server refused it.
 */
export async function reachedOut(db: Queryable, leadIds: readonly string[]): Promise<Map<string, Reached>> {
  const family = sql`with recursive family as (
    select id as root, id, client_id from leads where id = any(${sql.param([...leadIds])}::uuid[])
    union select f.root, l.id, f.client_id from leads l join family f on l.merged_into_id = f.id)`;
  const sent = await db.execute<Made>(sql`${family}
    select f.root as "leadId", to_json(t.settled_at) #>> '{}' as at
    from family f join touches t on t.lead_id = f.id left join messages m on m.id = t.message_id
    where t.status = 'done' and t.kind <> 'call' and m.status is distinct from 'failed'`);
  const rung = await db.execute<Made>(sql`${family}, spoken as (
      select f.root, f.client_id, a.id, a.placed_at, a.status from family f join attempts a on a.lead_id = f.id
      union select f.root, f.client_id, a.id, a.placed_at, a.status
      from family f join leads l on l.id = f.id join companies o on o.id = l.company_id or o.merged_into_id = l.company_id
      join shared_facts s on s.company_id = o.id join attempts a on a.id = s.attempt_id and a.campaign_id = l.campaign_id)
    select s.root as "leadId", to_json(min(s.placed_at)) #>> '{}' as at from spoken s join clients c on c.id = s.client_id
    where s.status not in ('failed', 'canceled') group by s.root, (s.placed_at at time zone c.time_zone)::date`);
  const reached = new Map<string, Reached>(leadIds.map((leadId) => [leadId, { touches: [], calls: [] }]));
  for (const { leadId, at } of sent.rows) reached.get(leadId)?.touches.push(new Date(at));
  for (const { leadId, at } of rung.rows) reached.get(leadId)?.calls.push(new Date(at));
  return reached;
}

type Made = { leadId: string; at: string };
