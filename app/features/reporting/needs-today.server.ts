import { sql } from "drizzle-orm";
import { type BlockingRule, blockedWords } from "#app/features/compliance/blocked-words.ts";
import { rulesOfHouse } from "#app/features/compliance/rule-rows.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { clientStages } from "#db/vocabulary.ts";
import { countLeaks } from "./leaks.server.ts";
import { listAges } from "./list-ages.server.ts";
import { words } from "./words.server.ts";

export type NeedsToday = {
  gate: { waiting: number; oldestAt: string | null };
  missedCallbacks: { missed: number; oldestAt: string | null };
  silent: { leads: number; oldestAt: string | null };
  duplicates: number;
  quarantined: { rows: number; withoutRoute: number };
  /** Lists of the campaign's country that have used up three quarters of the time they hold. */
  ageing: { list: string; title: string; days: number | null; holdsDays: number }[];
  /** Leads that no rule lets us call, by the rule, the most first; what to do about it stands with each. */
  blocked: { rule: string; says: string; leads: number }[];
  leaks: number;
};

/** What a manager should do something about today, in this campaign. Each has its page. */
export async function needsToday(
  db: Queryable,
  { campaignId, clientId, country, now }: { campaignId: string; clientId: string; country: string; now: Date },
): Promise<NeedsToday> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const own = sql`campaign_id = ${campaignId} and merged_into_id is null`;
  const counted = await db.execute<{
    gate: NeedsToday["gate"];
    missed: NeedsToday["missedCallbacks"];
    silent: NeedsToday["silent"];
    duplicates: number;
    quarantined: NeedsToday["quarantined"];
  }>(sql`select
    (select json_build_object('waiting', count(*), 'oldestAt', min(qualified_at)) from handbacks
      where campaign_id = ${campaignId} and status = 'gate' and ended_at is null) as gate,
    (select json_build_object('missed', count(*), 'oldestAt', min(coalesce(missed_at, due_at))) from leads
      where ${own} and stage = 'ready' and next_action = 'callback' and (missed_at is not null or due_at < ${at} - make_interval(mins => (select callback_window_minutes from campaigns where id = ${campaignId})))) as missed,
    (select json_build_object('leads', count(*), 'oldestAt', min(due_at)) from leads
      where ${own} and stage in ${words(clientStages)} and due_at < ${at}) as silent,
    (select count(*)::int from match_decisions where client_id = ${clientId} and answer is null) as duplicates,
    (select json_build_object('rows', count(*), 'withoutRoute', count(*) filter (where r.reasons @> '[{"code": "no-contact-route"}]'))
      from import_rows r join imports i on i.id = r.import_id and i.status = 'committed'
      where i.campaign_id = ${campaignId} and r.verdict = 'quarantined') as quarantined`);
  const [row] = counted.rows;
  if (!row) throw new Error("A count has always one row.");
  return {
    gate: row.gate,
    missedCallbacks: row.missed,
    silent: row.silent,
    duplicates: row.duplicates,
    quarantined: row.quarantined,
    ageing: await ageingLists(db, { country, now }),
    blocked: await blockedByRule(db, campaignId),
    leaks: await countLeaks(db, { now, campaignId }),
  };
}

/** What the law said of a campaign's leads when it was asked last: at the import, or when their turn came. */
async function blockedByRule(db: Queryable, campaignId: string): Promise<NeedsToday["blocked"]> {
  const found = await db.execute<{ rule: string; leads: number } & Omit<BlockingRule, "rule">>(sql`
    select l.blocked_by as rule, count(*)::int as leads,
      r.kind as "ruleKind", r.title as "ruleTitle", r.jurisdiction as "ruleCountry"
    from leads l left join lateral (select kind, title, jurisdiction from rules where rules.id = l.blocked_by order by added desc limit 1) r on true
    where l.campaign_id = ${campaignId} and l.merged_into_id is null and l.blocked_since is not null
    group by l.blocked_by, r.kind, r.title, r.jurisdiction order by count(*) desc, l.blocked_by`);
  return found.rows.map(({ rule, leads, ...of }) => ({ rule, leads, says: blockedWords({ rule, ...of }) }));
}

async function ageingLists(
  db: Queryable,
  { country, now }: { country: string; now: Date },
): Promise<NeedsToday["ageing"]> {
  const rules = await rulesOfHouse(db);
  const washes = rules.inForce(country, null, now.getTime()).flatMap((rule) => (rule.kind === "wash" ? [rule] : []));
  const ages = await listAges(db, { washes, now });
  return ages
    .filter(({ days, holdsDays }) => days === null || days >= holdsDays * 0.75)
    .map(({ list, title, days, holdsDays }) => ({ list, title, days, holdsDays }));
}
