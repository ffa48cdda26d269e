import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uuids } from "./company-tree.server.ts";

/**
 * After two sides were taken apart a lead waits again for what it waited for by itself, where that was answered for both while they were one,
 * unless it was shipped since. `own` are the leads that are at home on this side, `others` those of the other.
 */
export async function sendWaitsHome(
  tx: Tx,
  { own, others }: { own: readonly string[]; others: readonly string[] },
): Promise<void> {
  await tx.execute(sql`
    insert into awaited_offerings (lead_id, client_id, offering_id, at)
    select last.lead_id, o.client_id, o.id, last.at
    from (select distinct on (lead_id) lead_id, client_id, data, at from events
      where lead_id = any(${uuids(own)}) and type = 'offering.superseded' order by lead_id, id desc) last
    join offerings o on o.id = (last.data->>'offeringId')::uuid and o.client_id = last.client_id and o.shipped_at is null
    where (last.data->>'saidOf')::uuid = any(${uuids(others)})
    on conflict do nothing`);
}
