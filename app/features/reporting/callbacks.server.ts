import { sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { uncallableLeads } from "#app/features/compliance/suppressed-companies.server.ts";
import { zoneOfLead } from "#app/features/outcomes/lead-zone.server.ts";
import type { Queryable } from "#db/client.server.ts";

export type CallbackRow = {
  leadId: string;
  companyId: string;
  company: string;
  campaign: string;
  agentId: string | null;
  agent: string | null;
  dueAt: string;
  /** The instant that was not kept, where one was missed. */
  missedAt: string | null;
  /** Where it was promised; where that was not kept, where the lead is. */
  zone: string;
  state: "missed" | "today" | "later";
  /** Nobody may ring them as things stand: they are suppressed. */
  stopped: boolean;
};

const shown = 500;

type Asked = {
  userId: string;
  all: boolean;
  now: Date;
  /** Of this lead alone. */
  leadId?: string;
};

/** What we promised to call back, the oldest first; an agent sees their own promises and those of their campaigns that are anyone's. */
export async function callbackList(db: Queryable, { userId, all, now, leadId }: Asked): Promise<CallbackRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const anyones = sql`(l.assignee_id is null and exists (
    select from campaign_agents m where m.campaign_id = l.campaign_id and m.user_id = ${userId}))`;
  const found = await db.execute<Omit<CallbackRow, "zone" | "stopped"> & { zone: string | null }>(sql`
    select l.id as "leadId", f.id as "companyId", f.name as company, c.name as campaign, u.id as "agentId", u.name as agent,
      to_json(l.due_at) as "dueAt", to_json(l.missed_at) as "missedAt", l.due_zone as zone,
      case when l.missed_at is not null or l.due_at < ${at} - make_interval(mins => c.callback_window_minutes) then 'missed'
        when (l.due_at at time zone a.time_zone)::date <= (${at} at time zone a.time_zone)::date then 'today' else 'later' end as state
    from leads l join companies f on f.id = l.company_id join campaigns c on c.id = l.campaign_id
    cross join agency a left join users u on u.id = l.assignee_id
    where l.stage = 'ready' and l.next_action = 'callback' and l.merged_into_id is null
      ${all ? sql`` : sql`and (l.assignee_id = ${userId} or ${anyones})`} ${leadId ? sql`and l.id = ${leadId}` : sql``}
    order by l.due_at, l.id limit ${shown}`);
  const rows: CallbackRow[] = [];
  const uncallable = await uncallableLeads(
    db,
    found.rows.map((row) => row.leadId),
    { now },
  );
  for (const row of await asTold(db, found.rows))
    rows.push({
      ...row,
      zone: row.zone ?? (await zoneOfLead(db, { leadId: row.leadId, now })),
      stopped: uncallable.has(row.leadId),
    });
  return rows;
}

export type AbsenceRow = {
  id: string;
  userId: string;
  name: string;
  reason: string;
  fromAt: string;
  untilAt: string;
  callbacks: string;
};

/** Who is away or will be; an agent sees their own absences. */
export async function absenceList(
  db: Queryable,
  { userId, all }: { userId: string; all: boolean },
): Promise<AbsenceRow[]> {
  const found = await db.execute<AbsenceRow>(sql`
    select b.id, u.id as "userId", u.name, b.reason, to_json(b.from_at) as "fromAt", to_json(b.until_at) as "untilAt", b.callbacks
    from absences b join users u on u.id = b.user_id
    where b.ended_at is null ${all ? sql`` : sql`and u.id = ${userId}`} order by b.from_at, b.id`);
  return found.rows;
}

/** The next promise of an agent besides the lead in hand: what the desk reminds them of. */
export async function nextPromise(
  db: Queryable,
  { userId, now }: { userId: string; now: Date },
): Promise<{ company: string; at: string } | null> {
  const found = await db.execute<{ companyId: string; company: string; at: string }>(sql`
    select f.id as "companyId", f.name as company, to_json(l.due_at) as at
    from leads l join companies f on f.id = l.company_id
    where l.assignee_id = ${userId} and l.stage = 'ready' and l.next_action = 'callback' and l.merged_into_id is null
      and l.held_by is null and l.due_at < ${now.toISOString()}::timestamptz + interval '1 hour'
    order by l.due_at, l.id limit 1`);
  const [next] = await asTold(db, found.rows);
  return next ? { company: next.company, at: next.at } : null;
}
