import { sql } from "drizzle-orm";
import { rulesOfHouse } from "#app/features/compliance/rule-rows.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { clientStages } from "#db/vocabulary.ts";
import { countLeaks } from "./leaks.server.ts";
import { words } from "./words.server.ts";

export type NeedsToday = {
  gate: { waiting: number; oldestAt: string | null };
  missedCallbacks: { missed: number; oldestAt: string | null };
  silent: { leads: number; oldestAt: string | null };
  duplicates: number;
  quarantined: { rows: number; withoutRoute: number };
  /** Lists of the campaign's country that have used up three quarters of the time they hold. */
  ageing: { list: string; title: string; days: number | null; holdsDays: number }[];
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
    (select json_build_object('missed', count(*), 'oldestAt', min(due_at)) from leads
      where ${own} and stage = 'ready' and next_action = 'callback' and (missed_at is not null or due_at < ${at})) as missed,
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
    leaks: await countLeaks(db, { now, campaignId }),
  };
}

async function ageingLists(
  db: Queryable,
  { country, now }: { country: string; now: Date },
): Promise<NeedsToday["ageing"]> {
  const found = await db.execute<{ list: string; days: number }>(sql`
    select list, floor(extract(epoch from ${now.toISOString()}::timestamptz - max(as_of)) / 86400)::int as days
    from screenings where replaced_at is null group by list`);
  const days = new Map(found.rows.map((row) => [row.list, row.days]));
  const rules = await rulesOfHouse(db);
  return rules.inForce(country, null, now.getTime()).flatMap((rule) => {
    if (rule.kind !== "wash") return [];
    const age = days.get(rule.list) ?? null;
    if (age !== null && age < rule.maxAgeDays * 0.75) return [];
    return [{ list: rule.list, title: rule.title, days: age, holdsDays: rule.maxAgeDays }];
  });
}
