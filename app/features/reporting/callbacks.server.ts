import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";

export type CallbackRow = {
  leadId: string;
  company: string;
  campaign: string;
  agentId: string | null;
  agent: string | null;
  dueAt: string;
  /** Where it was promised; the agency's own zone where nothing else is known. */
  zone: string;
  state: "missed" | "today" | "later";
};

/** Past this a promise was missed; until then it is due. */
const graceMinutes = 30;
const shown = 500;

/** What we promised to call back, the oldest first; an agent sees their own promises. */
export async function callbackList(
  db: Queryable,
  { userId, all, now }: { userId: string; all: boolean; now: Date },
): Promise<CallbackRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const found = await db.execute<CallbackRow>(sql`
    select l.id as "leadId", f.name as company, c.name as campaign, u.id as "agentId", u.name as agent,
      to_json(l.due_at) as "dueAt", coalesce(l.due_zone, f.time_zone, k.time_zone) as zone,
      case when l.due_at < ${at} - make_interval(mins => ${graceMinutes}) then 'missed'
        when (l.due_at at time zone a.time_zone)::date <= (${at} at time zone a.time_zone)::date then 'today' else 'later' end as state
    from leads l join companies f on f.id = l.company_id join campaigns c on c.id = l.campaign_id
    join clients k on k.id = l.client_id cross join agency a left join users u on u.id = l.assignee_id
    where l.stage = 'ready' and l.next_action = 'callback' and l.merged_into_id is null
      ${all ? sql`` : sql`and l.assignee_id = ${userId}`}
    order by l.due_at, l.id limit ${shown}`);
  return found.rows;
}
