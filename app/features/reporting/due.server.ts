import { asc, ne, type SQL, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { suppressedLeads, uncallableLeads } from "#app/features/compliance/suppressed-companies.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns } from "#db/schema.ts";
import type { TouchKind } from "#db/vocabulary.ts";

/** Why it will not be done on its day, as things stand. */
export type DueStop = "campaign-ended" | "campaign-not-begun" | "campaign-paused" | "suppressed";

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
  /** A promise has an hour; all else has its day. */
  overdue: boolean;
  stop: DueStop | null;
};
export type DueList = {
  items: DueItem[];
  /** Listed apart: nothing comes of them unless what stops them ends. */
  stopped: DueItem[];
  days: { day: string; kind: DueItem["kind"]; n: number }[];
  total: number;
};
export type DueFilter = {
  agentId: string | null;
  campaignId: string | null;
  /** Only what stands on this day is listed; the calendar tells all days as before. */
  day?: string | null;
};

/** So many are listed; the calendar counts them all. */
const listed = 500;
const daysAhead = 30;

/**
 * What is due in the next thirty days, the soonest first: touches of plans, promised calls, and the days on which leads wake. Whose it
 * is, is whoever promised it, or spoke with them last; a promise that is nobody's any more is anyone's. What a campaign's state or a company's wish stops is counted nowhere.
 */
export async function dueList(
  db: Queryable,
  { agentId, campaignId, day = null, now }: DueFilter & { now: Date },
): Promise<DueList> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const due = sql`
    select t.kind, t.id as touch_id, l.id as lead_id, t.due_at from touches t join leads l on l.id = t.lead_id
      where t.status = 'planned' and l.stage = 'nurturing' and l.merged_into_id is null
    union all select 'callback', null::uuid, l.id, l.due_at from leads l
      where l.stage = 'ready' and l.next_action = 'callback' and l.merged_into_id is null
    union all select 'wake', null::uuid, l.id, l.due_at from leads l where l.stage = 'nurturing' and l.merged_into_id is null`;
  const found = sql`
    select d.kind, d.touch_id as "touchId", l.id as "leadId", f.id as "companyId", f.name as company, c.id as "campaignId", c.name as campaign,
      u.id as "agentId", u.name as agent, to_json(d.due_at) as "dueAt", d.due_at, case when d.kind = 'callback' then d.due_at < ${at}
        else (d.due_at at time zone a.time_zone)::date < (${at} at time zone a.time_zone)::date end as overdue,
      to_char(greatest(d.due_at, ${at}) at time zone a.time_zone, 'YYYY-MM-DD') as day, ${stopOn(sql`(greatest(d.due_at, ${at}) at time zone k.time_zone)::date`)} as stop
    from (${due}) d join leads l on l.id = d.lead_id join companies f on f.id = l.company_id
    join campaigns c on c.id = l.campaign_id join clients k on k.id = c.client_id cross join agency a
    left join users u on u.id = coalesce(l.assignee_id,
      (select o.by from outcomes o where o.lead_id = l.id and d.kind <> 'callback' order by o.at desc limit 1))
    where d.due_at < ${at} + make_interval(days => ${daysAhead})
      ${campaignId ? sql`and c.id = ${campaignId}` : sql``} ${agentId ? sql`and u.id = ${agentId}` : sql``}`;
  const soonest = async (which: SQL) => {
    const { rows } = await db.execute<DueItem>(
      sql`select kind, "touchId", "leadId", "companyId", company, "campaignId", campaign, "agentId", agent, "dueAt", day, overdue, stop
        from (${found}) x ${which} order by stop is not null, due_at, "leadId" limit ${listed}`,
    );
    return rows;
  };
  const first = await soonest(sql``);
  // A day further on may lie behind the first of all.
  const all = day ? await soonest(sql`where day = ${day}`) : first;
  const days = await db.execute<{ day: string; kind: DueItem["kind"]; n: number }>(
    sql`select day, kind, count(*)::int as n from (${found}) x where stop is null group by day, kind order by day, kind`,
  );
  const open = all.filter(({ stop }) => stop === null);
  const elsewhere = first.filter((item) => day !== null && item.stop === null && item.day !== day);
  const asked = [...open, ...elsewhere];
  const idsOf = (items: DueItem[]) => [...new Set(items.map(({ leadId }) => leadId))];
  const silenced = await suppressedLeads(db, idsOf(asked), { now });
  const isCall = ({ kind }: DueItem) => kind === "callback";
  const uncallable = await uncallableLeads(db, idsOf(asked.filter(isCall)), { now });
  const isSilenced = (item: DueItem) => (isCall(item) ? uncallable : silenced).has(item.leadId);
  const unheard = open.filter(isSilenced).map((item) => ({ ...item, stop: "suppressed" as const }));
  const uncounted = [...unheard, ...elsewhere.filter(isSilenced)];
  const left = days.rows
    .map((one) => ({
      ...one,
      n: one.n - uncounted.filter(({ day, kind }) => day === one.day && kind === one.kind).length,
    }))
    .filter(({ n }) => n > 0);
  return {
    items: await asTold(
      db,
      open.filter((item) => !isSilenced(item)),
    ),
    stopped: await asTold(db, [...unheard, ...all.filter(({ stop }) => stop !== null)]),
    days: left,
    total: left.reduce((sum, { n }) => sum + n, 0),
  };
}

/** What the campaign's state will be on that day, if nobody changes it. */
export const stopOn = (day: SQL): SQL => sql`case
  when c.status = 'ended' or c.ends_on < ${day} then 'campaign-ended'
  when c.status = 'draft' or c.starts_on > ${day} then 'campaign-not-begun'
  when c.status = 'paused' and coalesce(c.paused_until > ${day}, true) then 'campaign-paused' end`;

/** Campaigns that something can be due in. */
export function campaignChoices(db: Queryable): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(ne(campaigns.status, "ended"))
    .orderBy(asc(campaigns.name));
}
