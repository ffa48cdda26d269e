import { type SQL, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { isCutOff } from "#app/features/companies/cut-off.server.ts";
import { familyText } from "#app/features/companies/lead-family.server.ts";
import { type BlockingRule, blockedWords } from "#app/features/compliance/blocked-words.ts";
import type { Queryable } from "#db/client.server.ts";
import { clientStages, finalStages, type NextAction, type Stage } from "#db/vocabulary.ts";
import { blockedDays, graceDays, type LeakKind, leakKinds } from "./leaks.ts";
import { words } from "./words.server.ts";

const graces = sql.raw(
  Object.entries(graceDays)
    .map(([action, days]) => `('${action}', interval '${days} days')`)
    .join(", "),
);

/** Leads into which one went that had been rung. */
const rungBefore = sql`
  with recursive rung as (
    select gone.merged_into_id as id from leads gone
    where gone.merged_into_id is not null and exists (select from attempts a where a.lead_id = gone.id)
    union select gone.merged_into_id from rung join leads gone on gone.id = rung.id where gone.merged_into_id is not null
  ) select id from rung`;

/** Calls without an outcome, each with every lead that it was made to since: the one that was called, and whatever that one went into. */
const unsaid = sql`
  with recursive told as (
    select a.lead_id, a.placed_at, a.ended_at from attempts a where not exists (select from outcomes o where o.attempt_id = a.id)
    union all
    select gone.merged_into_id, told.placed_at, told.ended_at from told join leads gone on gone.id = told.lead_id where gone.merged_into_id is not null
  ) select * from told`;

/** Every open lead that is being lost, with the reason; a lead may be lost for two. */
export const leaking = (now: Date, campaignId?: string): SQL => {
  const open = sql`l.merged_into_id is null and l.stage not in ${words(finalStages)}${campaignId ? sql` and l.campaign_id = ${campaignId}` : sql``}`;
  return sql`
    select l.id as lead_id, case when l.stage in ${words(clientStages)} then 'client-silent' else 'overdue' end as kind
    from leads l join (values ${graces}) as grace (action, span) on grace.action = l.next_action
    where ${open} and l.due_at < ${now.toISOString()}::timestamptz - grace.span
      -- Whom nobody has rung yet waits for their turn in the queue, as long as the campaign lasts.
      and (l.next_action <> 'call' or exists (select from attempts a where a.lead_id = l.id) or l.id in (${rungBefore}))
    union all
    select l.id, 'assignee-disabled' from leads l
    join users u on u.id in (l.assignee_id, l.client_owner_id) and u.disabled_at is not null
    where ${open} and (u.id = l.assignee_id or l.stage in ${words(clientStages)})
    union all
    select l.id, 'campaign-stopped' from leads l join campaigns c on c.id = l.campaign_id join clients k on k.id = c.client_id
    -- What the client was offered or took is theirs, and they are asked about it whether we call or not.
    where ${open} and l.stage <> 'passed' and l.stage not in ${words(clientStages)} and ((c.status = 'paused' and c.paused_until is null) or c.status = 'ended' or c.ends_on < (${now.toISOString()}::timestamptz at time zone k.time_zone)::date)
    union all
    select l.id, case when l.stage in ('ready', 'nurturing') then 'no-route' else 'no-route-in-hand' end from leads l join companies on companies.id = l.company_id
    where ${open} and l.stage <> 'research' and ${isCutOff}
    union all
    select l.id, 'unsaid' from (${unsaid}) a join leads l on l.id = a.lead_id
    where ${open} and a.ended_at < ${now.toISOString()}::timestamptz - interval '1 day'
      and not exists (select from attempts n where n.lead_id = any(array(${sql.raw(familyText("l.id"))})) and n.placed_at > a.placed_at)
    union all
    select l.id, 'blocked' from leads l
    where ${open} and l.blocked_since < ${now.toISOString()}::timestamptz - make_interval(days => ${blockedDays})`;
};

export async function countLeaks(
  db: Queryable,
  { now, campaignId }: { now: Date; campaignId?: string },
): Promise<number> {
  const counted = await db.execute<{ leaks: number }>(
    sql`select count(distinct lead_id)::int as leaks from (${leaking(now, campaignId)}) as leak`,
  );
  return counted.rows[0]?.leaks ?? 0;
}

export type LeakRow = {
  leadId: string;
  companyId: string;
  company: string;
  campaignId: string;
  campaign: string;
  stage: Stage;
  nextAction: NextAction;
  dueAt: string;
  /** Whose it is; of a call without an outcome who made it. */
  who: string | null;
  /** Of one that no rule lets us call: since when, by which rule, and what to do about it. */
  blocked: { since: string; says: string } | null;
};
export type Leaks = { total: number; kinds: { kind: LeakKind; leads: number; rows: LeakRow[] }[] };

type Found = Omit<LeakRow, "blocked"> & { kind: LeakKind; leads: number; blockedSince: string | null } & BlockingRule;

/** As many of a kind as one can act upon; the count says how many there are. */
const shown = 50;

export async function leaks(db: Queryable, { now }: { now: Date }): Promise<Leaks> {
  const found = await db.execute<Found>(sql`
    select * from (
      select leak.kind, l.id as "leadId", f.id as "companyId", f.name as company, c.id as "campaignId", c.name as campaign, l.stage,
        l.next_action as "nextAction", to_json(l.due_at) as "dueAt", u.name as who,
        to_json(l.blocked_since) as "blockedSince", l.blocked_by as rule, r.kind as "ruleKind", r.title as "ruleTitle", r.jurisdiction as "ruleCountry",
        count(*) over (partition by leak.kind)::int as leads,
        row_number() over (partition by leak.kind order by l.due_at, l.id) as nth
      from (${leaking(now)}) as leak
      join leads l on l.id = leak.lead_id
      join companies f on f.id = l.company_id
      join campaigns c on c.id = l.campaign_id
      left join users u on u.id = case when leak.kind = 'unsaid' then (select a.agent_id from attempts a
          where a.lead_id = any(array(${sql.raw(familyText("l.id"))})) order by a.placed_at desc limit 1)
        when l.owner = 'client' then l.client_owner_id else l.assignee_id end
      left join lateral (select kind, title, jurisdiction from rules where rules.id = l.blocked_by order by added desc limit 1) r on true
    ) as numbered where nth <= ${shown} order by nth`);
  const told = await asTold(
    db,
    found.rows.map(({ blockedSince, rule, ruleKind, ruleTitle, ruleCountry, ...row }) => ({
      ...row,
      blocked:
        row.kind === "blocked" && blockedSince
          ? { since: blockedSince, says: blockedWords({ rule, ruleKind, ruleTitle, ruleCountry }) }
          : null,
    })),
  );
  return {
    total: await countLeaks(db, { now }),
    kinds: leakKinds.map((kind) => {
      const rows = told.filter((row) => row.kind === kind);
      return { kind, leads: rows[0]?.leads ?? 0, rows };
    }),
  };
}

/** Whom a lead may be given to: our own people, and those of the clients with their client's name. */
export async function heirs(db: Queryable): Promise<{ id: string; name: string }[]> {
  const found = await db.execute<{ id: string; name: string }>(sql`
    select u.id, u.name || case when k.name is null then '' else ', ' || k.name end as name
    from users u left join clients k on k.id = u.client_id
    where u.disabled_at is null order by k.name nulls first, u.name`);
  return found.rows;
}
