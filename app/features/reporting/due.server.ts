import { asc, ne, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns } from "#db/schema.ts";
import type { TouchKind } from "#db/vocabulary.ts";

export type DueItem = {
  /** A touch of a plan by its kind, a callback, or the day a lead wakes. */
  kind: TouchKind | "callback" | "wake";
  /** Null where no touch stands behind it. */
  touchId: string | null;
  leadId: string;
  companyId: string;
  company: string;
  campaignId: string;
  campaign: string;
  agentId: string | null;
  agent: string | null;
  dueAt: string;
  /** On the agency's calendar, yyyy-mm-dd; what is overdue stands on today. */
  day: string;
  overdue: boolean;
};
export type DueFilter = { agentId: string | null; campaignId: string | null };

/** So many are listed; the calendar counts them all. */
const listed = 500;
const daysAhead = 30;

/**
 * What is due in the next thirty days, the soonest first: touches of plans, promised calls, and the days on which leads wake. Whose it
 * is, is whoever promised it or spoke with them last.
 */
export async function dueList(
  db: Queryable,
  { agentId, campaignId, now }: DueFilter & { now: Date },
): Promise<{ items: DueItem[]; days: { day: string; kind: DueItem["kind"]; n: number }[]; total: number }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const due = sql`
    select t.kind, t.id as touch_id, l.id as lead_id, t.due_at from touches t join leads l on l.id = t.lead_id
      where t.status = 'planned' and l.stage = 'nurturing' and l.merged_into_id is null
    union all select 'callback', null::uuid, l.id, l.due_at from leads l
      where l.stage = 'ready' and l.next_action = 'callback' and l.merged_into_id is null
    union all select 'wake', null::uuid, l.id, l.due_at from leads l where l.stage = 'nurturing' and l.merged_into_id is null`;
  const found = sql`
    select d.kind, d.touch_id as "touchId", l.id as "leadId", f.id as "companyId", f.name as company, c.id as "campaignId", c.name as campaign,
      u.id as "agentId", u.name as agent, to_json(d.due_at) as "dueAt", d.due_at, d.due_at < ${at} as overdue,
      to_char(greatest(d.due_at, ${at}) at time zone a.time_zone, 'YYYY-MM-DD') as day
    from (${due}) d join leads l on l.id = d.lead_id join companies f on f.id = l.company_id
    join campaigns c on c.id = l.campaign_id cross join agency a
    left join users u on u.id = coalesce(l.assignee_id, (select o.by from outcomes o where o.lead_id = l.id order by o.at desc limit 1))
    where d.due_at < ${at} + make_interval(days => ${daysAhead})
      ${campaignId ? sql`and c.id = ${campaignId}` : sql``} ${agentId ? sql`and u.id = ${agentId}` : sql``}`;
  const items = await db.execute<DueItem>(
    sql`select kind, "touchId", "leadId", "companyId", company, "campaignId", campaign, "agentId", agent, "dueAt", day, overdue
      from (${found}) x order by due_at, "leadId" limit ${listed}`,
  );
  const days = await db.execute<{ day: string; kind: DueItem["kind"]; n: number }>(
    sql`select day, kind, count(*)::int as n from (${found}) x group by day, kind order by day, kind`,
  );
  return { items: await asTold(db, items.rows), days: days.rows, total: days.rows.reduce((sum, { n }) => sum + n, 0) };
}

/** Campaigns that something can be due in. */
export function campaignChoices(db: Queryable): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(ne(campaigns.status, "ended"))
    .orderBy(asc(campaigns.name));
}
