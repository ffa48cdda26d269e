import { sql } from "drizzle-orm";
import type { CountryCode } from "libphonenumber-js/max";
import type { Queryable } from "#db/client.server.ts";

export type OpenCampaign = { id: string; name: string; clientId: string; client: string; country: CountryCode };

/** The campaigns a person may add companies to: an agent to those they call for, a manager to all that have not ended. */
export async function campaignsOpenTo(
  db: Queryable,
  { userId, every }: { userId: string; every: boolean },
): Promise<OpenCampaign[]> {
  const found = await db.execute<OpenCampaign>(sql`
    select c.id, c.name, c.client_id as "clientId", k.name as client, c.country
    from campaigns c join clients k on k.id = c.client_id
    where c.status <> 'ended'
      and (${every} or exists (select from campaign_agents a where a.campaign_id = c.id and a.user_id = ${userId}))
    order by k.name, c.name`);
  return found.rows;
}
