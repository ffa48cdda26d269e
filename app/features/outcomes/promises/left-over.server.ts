import { sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import type { Stage } from "#db/vocabulary.ts";

/** A call that was promised in a campaign before, to a company whose lead there is rung by nobody any more: a person has to see to it. */
export type LeftOver = {
  leadId: string;
  companyId: string;
  company: string;
  campaign: string;
  stage: Stage;
  promisedAt: string;
  agent: string | null;
};
type Whose = {
  userId: string;
  /** A manager sees everybody's, an agent what they promised themselves. */
  all: boolean;
};

const shown = 100;

export async function leftOverPromises(db: Queryable, whose: Whose & { leadId?: string }): Promise<LeftOver[]> {
  const { userId, all, leadId } = whose;
  const found = await db.execute<LeftOver>(sql`
    select * from (
      select distinct on (e.lead_id) l.id as "leadId", f.id as "companyId", f.name as company, c.name as campaign, l.stage,
        e.data->>'promisedAt' as "promisedAt", u.name as agent
      from campaigns c join events e on e.campaign_id = c.id and e.type = 'callback.left-over'
      join leads l on l.id = e.lead_id join companies f on f.id = l.company_id
      left join users u on u.id = (e.data->>'agentId')::uuid
      where not exists (select from events s where s.lead_id = e.lead_id and s.type = 'callback.seen-to' and s.id > e.id)
        ${all ? sql`` : sql`and u.id = ${userId}::uuid`} ${leadId ? sql`and l.id = ${leadId}::uuid` : sql``}
      order by e.lead_id, e.id desc
    ) open order by "promisedAt" limit ${shown}`);
  return asTold(db, found.rows);
}

/** Somebody has seen to it: told them, or told the client. Of two at once, one says so. */
export async function seeToLeftOver(
  db: Db,
  { leadId, now, ...whose }: Whose & { leadId: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "nothing-left" }> {
  return db.transaction(async (tx) => {
    const locked = await tx.execute<{ clientId: string; campaignId: string; companyId: string }>(sql`
      select client_id as "clientId", campaign_id as "campaignId", company_id as "companyId"
      from leads where id = ${leadId}::uuid for update`);
    const [lead] = locked.rows;
    const [open] = lead ? await leftOverPromises(tx, { ...whose, leadId }) : [];
    if (!lead || !open) return { ok: false, reason: "nothing-left" } as const;
    await record(tx, { type: "callback.seen-to", data: {}, leadId, ...lead, by: whose.userId, at: now });
    return { ok: true } as const;
  });
}
