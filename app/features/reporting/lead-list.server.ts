import { type SQL, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { clientStages, type NextAction, type Owner, type Stage, stages } from "#db/vocabulary.ts";
import { everReached, type FunnelStep, funnelSteps } from "./funnel.server.ts";
import { words } from "./words.server.ts";

/** Which leads stand behind a figure. Several together narrow the list. */
export type LeadFilter = {
  stage: Stage | null;
  owner: Owner | "finished" | null;
  /** Came this far or further, ever. */
  ever: FunnelStep | null;
  /** Not from a row of a file. */
  added: boolean;
  /** `none`: theirs, silent for longer than the terms say. `overdue`: the date of our chase is past. */
  news: "none" | "overdue" | null;
  /** Kept from every call by this rule. */
  blocked: string | null;
};

/** From the address of the page; what is no word of ours filters nothing. */
export function leadFilter(params: URLSearchParams): LeadFilter {
  const one = <Word extends string>(name: string, all: readonly Word[]): Word | null =>
    all.find((word) => word === params.get(name)) ?? null;
  return {
    stage: one("stage", stages),
    owner: one("owner", ["agency", "client", "finished"]),
    ever: one("ever", funnelSteps),
    added: params.get("added") === "yes",
    news: one("news", ["none", "overdue"]),
    blocked: params.get("blocked"),
  };
}

export type LeadRow = {
  id: string;
  companyId: string;
  company: string;
  city: string | null;
  stage: Stage;
  owner: Owner | null;
  who: string | null;
  nextAction: NextAction | null;
  dueAt: string | null;
};
export type LeadPage = { total: number; rows: LeadRow[]; next: string | null };

const pageSize = 200;

/** A page of leads by company, beginning after the one named: the database walks on instead of counting from the start. */
export async function leadList(
  db: Queryable,
  { campaignId, filter, after, now }: { campaignId: string; filter: LeadFilter; after: string | null; now: Date },
): Promise<LeadPage> {
  const where = whereOf(campaignId, filter, now);
  const counted = after
    ? null
    : await db.execute<{ total: number }>(sql`select count(*)::int as total from leads l where ${where}`);
  const from = after
    ? sql`and (f.name, l.id) > (select g.name, k.id from leads k join companies g on g.id = k.company_id where k.id = ${after})`
    : sql``;
  const found = await db.execute<LeadRow>(sql`
    select l.id, f.id as "companyId", f.name as company, f.city, l.stage, l.owner, u.name as who, l.next_action as "nextAction", to_json(l.due_at) as "dueAt"
    from leads l join companies f on f.id = l.company_id
    left join users u on u.id = case when l.owner = 'client' then l.client_owner_id else l.assignee_id end
    where ${where} ${from} order by f.name, l.id limit ${pageSize + 1}`);
  const rows = found.rows.slice(0, pageSize);
  return {
    total: counted?.rows[0]?.total ?? 0,
    rows: await asTold(db, rows),
    next: found.rows.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
  };
}

function whereOf(campaignId: string, { stage, owner, ever, added, news, blocked }: LeadFilter, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const all = [
    sql`l.campaign_id = ${campaignId} and l.merged_into_id is null`,
    ...(stage ? [sql`l.stage = ${stage}`] : []),
    ...(owner ? [owner === "finished" ? sql`l.owner is null` : sql`l.owner = ${owner}`] : []),
    ...(ever
      ? [
          sql`l.id in (select lead_id from (${everReached(campaignId)}) as reached where step >= ${funnelSteps.indexOf(ever)})`,
        ]
      : []),
    ...(added ? [sql`not exists (select from import_rows r where r.lead_id = l.id and r.verdict = 'lead')`] : []),
    ...(blocked ? [sql`l.blocked_by = ${blocked}`] : []),
    ...(news === "overdue" ? [sql`l.stage in ${words(clientStages)} and l.due_at < ${at}`] : []),
    ...(news === "none" ? [silentPastTerms(at)] : []),
  ];
  return sql.join(all, sql` and `);
}

const silentPastTerms = (at: SQL): SQL => sql`exists (
  select from handbacks h join campaigns c on c.id = h.campaign_id
  where h.lead_id = l.id and h.status = 'accepted' and h.ended_at is null
    and greatest(h.decided_at, (select max(u.at) from handback_updates u where u.handback_id = h.id))
      < ${at} - make_interval(days => c.report_within_days))`;
