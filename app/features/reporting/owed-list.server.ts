import { type SQL, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { suppressedLeads } from "#app/features/compliance/suppressed-companies.server.ts";
import { type Owed, owedOf } from "#app/features/nurture/owed.ts";
import { beginsAt, type Minima } from "#app/features/nurture/touch-plan.ts";
import type { Queryable } from "#db/client.server.ts";
import type { TouchKind } from "#db/vocabulary.ts";
import { type DueStop, stopOn } from "./due.server.ts";
import { reachedOut } from "./reached-out.server.ts";

export type LateLead = {
  leadId: string;
  companyId: string;
  company: string;
  campaignId: string;
  campaign: string;
  planId: string;
  plan: string;
  /** What is late, the longest first. */
  owed: (Pick<Owed, "what" | "least" | "days" | "had"> & { by: string; daysLate: number })[];
  /** What the plan does next, by itself or by hand. */
  next: { kind: TouchKind; dueAt: string; overdue: boolean } | null;
  /** Why nothing comes of it as things stand. */
  stop: DueStop | null;
};
export type LateLeads = { rows: LateLead[]; total: number; page: number; pages: number };

const pageSize = 50;
const dayMs = 86_400_000;

type Run = Omit<LateLead, "owed" | "next"> &
  Minima & {
    startedAt: string;
    wakeAt: string | null;
    beforeWakeDays: number | null;
    kind: TouchKind | null;
    dueAt: string | null;
  };

/**
 * The leads to whom the plan they sleep by owes something since a day that is past, the longest first. Only those that may be owed anything are
 * counted through; what is owed is worked out by the rule that a lead's own page asks.
 */
export async function lateLeads(
  db: Queryable,
  { campaignId, page, now }: { campaignId: string | null; page: number; now: Date },
): Promise<LateLeads> {
  const runs = await openRuns(db, { campaignId, now });
  const reached = await reachedOut(
    db,
    runs.map(({ leadId }) => leadId),
  );
  const late = runs
    .map((run) => ({ run, owed: lateOf(run, reached.get(run.leadId) ?? { touches: [], calls: [] }, now) }))
    .filter(({ owed }) => owed.length > 0)
    .sort((a, b) => longest(b) - longest(a) || (a.run.leadId < b.run.leadId ? -1 : 1));
  const pages = Math.max(1, Math.ceil(late.length / pageSize));
  const at = Math.min(Math.max(1, page), pages);
  const rows = late.slice((at - 1) * pageSize, at * pageSize).map(({ run, owed }) => rowOf(run, owed, now));
  const silenced = await suppressedLeads(
    db,
    rows.map(({ leadId }) => leadId),
    { now },
  );
  const told = rows.map((row) => (silenced.has(row.leadId) ? { ...row, stop: "suppressed" as const } : row));
  return { rows: await asTold(db, told), total: late.length, page: at, pages };
}

async function openRuns(db: Queryable, { campaignId, now }: { campaignId: string | null; now: Date }): Promise<Run[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const found = await db.execute<Run>(sql`
    with late as (${mayOwe(at)})
    select l.id as "leadId", f.id as "companyId", f.name as company, c.id as "campaignId", c.name as campaign, p.id as "planId", p.name as plan,
      p.least_touches as "leastTouches", p.touch_days as "touchDays", p.least_calls as "leastCalls", p.call_days as "callDays",
      p.before_wake_days as "beforeWakeDays", to_json(r.started_at) #>> '{}' as "startedAt", to_json(r.wake_at) #>> '{}' as "wakeAt",
      t.kind, to_json(t.due_at) #>> '{}' as "dueAt", ${stopOn(sql`(${at} at time zone k.time_zone)::date`)} as stop
    from late join touch_runs r on r.id = late.id join touch_plans p on p.id = r.plan_id
    join leads l on l.id = r.lead_id and l.stage = 'nurturing' and l.merged_into_id is null
    join companies f on f.id = l.company_id join campaigns c on c.id = l.campaign_id join clients k on k.id = c.client_id
    left join touches t on t.run_id = r.id and t.status = 'planned'
    ${campaignId ? sql`where c.id = ${campaignId}::uuid` : sql``}`);
  return found.rows;
}

/**
 * The open runs that may owe something, and none that owes is missing: those that began before their span, and whose lead itself got less than
 * the least in the shortest span of any plan. What went to others that are one with it, or was shared, is not looked at here, nor a call of the
 * first two days, which may count as one of the day before. So of all that sleep only these few are counted through.
 */
function mayOwe(at: SQL): SQL {
  const since = (days: SQL) => sql`${at} - make_interval(days => ${days})`;
  const touching = sql`(select min(touch_days) from touch_plans where least_touches > 0)`;
  const calling = sql`(select min(call_days) from touch_plans where least_calls > 0)`;
  return sql`
    select r.id from touch_runs r join touch_plans p on p.id = r.plan_id
    left join (
      select t.lead_id, count(*) as touches from touches t left join messages m on m.id = t.message_id
      where t.status = 'done' and t.kind <> 'call' and t.settled_at > ${since(touching)} and m.status is distinct from 'failed'
      group by t.lead_id
    ) sent on sent.lead_id = r.lead_id
    left join (
      select a.lead_id, count(distinct day) filter (where a.placed_at > ${since(sql`${touching} - 2`)}) as touches,
        count(distinct day) filter (where a.placed_at > ${since(sql`${calling} - 2`)}) as calls
      from attempts a join clients k on k.id = a.client_id
      cross join lateral (select (a.placed_at at time zone k.time_zone)::date as day) days
      where a.status not in ('failed', 'canceled') and a.placed_at > ${since(sql`greatest(${touching}, ${calling})`)}
      group by a.lead_id
    ) rung on rung.lead_id = r.lead_id
    where r.ended_at is null and (
      (p.least_calls > 0 and r.started_at < ${since(sql`p.call_days`)} and coalesce(rung.calls, 0) < p.least_calls)
      or (p.least_touches > 0 and r.started_at < ${since(sql`p.touch_days`)}
        and coalesce(sent.touches, 0) + coalesce(rung.touches, 0) < p.least_touches))`;
}

function lateOf(run: Run, reached: Parameters<typeof owedOf>[0], now: Date): Owed[] {
  const wakeAt = run.wakeAt === null ? null : new Date(run.wakeAt);
  const startedAt = beginsAt(run.beforeWakeDays, wakeAt, new Date(run.startedAt));
  return owedOf(reached, run, { startedAt, now })
    .filter(({ by }) => by < now)
    .sort((a, b) => a.by.getTime() - b.by.getTime());
}

const longest = ({ owed }: { owed: Owed[] }): number => -(owed[0]?.by.getTime() ?? 0);

function rowOf(run: Run, owed: Owed[], now: Date): LateLead {
  const { leadId, companyId, company, campaignId, campaign, planId, plan, kind, dueAt, stop } = run;
  return {
    ...{ leadId, companyId, company, campaignId, campaign, planId, plan, stop },
    next: kind && dueAt ? { kind, dueAt, overdue: new Date(dueAt) < now } : null,
    owed: owed.map(({ what, least, days, had, by }) => ({
      ...{ what, least, days, had, by: by.toISOString() },
      daysLate: Math.floor((now.getTime() - by.getTime()) / dayMs),
    })),
  };
}
