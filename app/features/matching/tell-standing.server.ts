import { sql } from "drizzle-orm";
import { lockCompaniesUnlessFile } from "#app/features/companies/lock-companies.server.ts";
import type { Db } from "#db/client.server.ts";
import { tellFamilyFacts } from "./facts-along.server.ts";

/** So many leads in one transaction. */
const AT_A_TIME = 500;

/**
 * Leads that took others in before they said what those say, say it from now on; each is found once. A client whose file is being written
 * at this moment is left for the next time.
 */
export async function tellStanding(db: Db, { now }: { now: Date }): Promise<number> {
  const untold = await db.execute<{ client_id: string; ids: string[] }>(sql`
    with recursive up as (
      select id, merged_into_id as into_id from leads where merged_into_id is not null
      union all select up.id, l.merged_into_id from up join leads l on l.id = up.into_id where l.merged_into_id is not null
    )
    select head.client_id, array_agg(distinct head.id) as ids
    from up join leads head on head.id = up.into_id and head.merged_into_id is null join leads other on other.id = up.id
    where head.brought is null and (
      head.priority < other.priority
      or (head.old_status is null and other.old_status is not null)
      or (num_nonnulls(head.lost_reason, head.lost_on) = 0 and num_nonnulls(other.lost_reason, other.lost_on) > 0)
      or (head.last_contacted_on is null and other.last_contacted_on is not null)
      or (head.competitor is null and other.competitor is not null)
      or (num_nonnulls(head.contract_start_on, head.contract_end_on, head.contract_months) = 0
        and num_nonnulls(other.contract_start_on, other.contract_end_on, other.contract_months) > 0)
    ) group by head.client_id`);
  let told = 0;
  for (const { client_id: clientId, ids } of untold.rows) {
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      const some = ids.slice(from, from + AT_A_TIME);
      await db.transaction(async (tx) => {
        if (!(await lockCompaniesUnlessFile(tx, clientId))) return;
        await tellFamilyFacts(tx, some, { by: null, now });
        told += some.length;
      });
    }
  }
  return told;
}
