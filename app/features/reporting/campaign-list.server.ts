import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { CampaignStatus } from "#db/vocabulary.ts";
import { leaking } from "./leaks.server.ts";

export type CampaignRow = {
  id: string;
  name: string;
  client: string;
  status: CampaignStatus;
  pausedUntil: string | null;
  endsOn: string;
  rows: number;
  leads: number;
  agency: number;
  theirs: number;
  won: number;
  leaks: number;
};

/** Every campaign with its key figures, the live ones first; and the clients that have none yet. */
export async function campaignList(
  db: Queryable,
  { now }: { now: Date },
): Promise<{ campaigns: CampaignRow[]; clientsWithout: { id: string; name: string }[] }> {
  const campaigns = await db.execute<CampaignRow>(sql`
    with leaks as (select l.campaign_id, count(distinct l.id)::int as n from (${leaking(now)}) as k join leads l on l.id = k.lead_id group by 1),
      counted as (
        select campaign_id, count(*)::int as leads, count(*) filter (where owner = 'agency')::int as agency,
          count(*) filter (where owner = 'client')::int as theirs, count(*) filter (where stage = 'won')::int as won
        from leads where merged_into_id is null group by 1)
    select c.id, c.name, k.name as client, c.status, c.paused_until::text as "pausedUntil", c.ends_on::text as "endsOn",
      coalesce((select sum(i.rows_read)::int from imports i where i.campaign_id = c.id and i.status = 'committed'), 0) as rows,
      coalesce(n.leads, 0) as leads, coalesce(n.agency, 0) as agency, coalesce(n.theirs, 0) as theirs, coalesce(n.won, 0) as won,
      coalesce(x.n, 0) as leaks
    from campaigns c join clients k on k.id = c.client_id
    left join counted n on n.campaign_id = c.id left join leaks x on x.campaign_id = c.id
    order by array_position(array['live', 'paused', 'draft', 'ended'], c.status), k.name, c.name`);
  const without = await db.execute<{ id: string; name: string }>(
    sql`select id, name from clients k where not exists (select from campaigns c where c.client_id = k.id) order by name`,
  );
  return { campaigns: campaigns.rows, clientsWithout: without.rows };
}
