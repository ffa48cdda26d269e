import { inArray, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { clientStages, type Stage } from "#db/vocabulary.ts";

/** The client's own people sell to them, or have sold. */
export const inHand: readonly Stage[] = [...clientStages, "won"];

/** Those of these leads whose company is in the client's hands by another of its leads, of whichever campaign: nobody writes beside them. */
export async function inClientsHands(db: Queryable, leadIds: readonly string[]): Promise<Set<string>> {
  const found = await db.execute<{ id: string }>(sql`
    select l.id from leads l where l.id = any(${sql.param([...leadIds])}::uuid[]) and exists (
      select from ${leads} join companies c on c.id = ${leads.companyId}
      where (c.id = l.company_id or c.merged_into_id = l.company_id) and ${leads.id} <> l.id
        and ${leads.mergedIntoId} is null and ${inArray(leads.stage, [...inHand])})`);
  return new Set(found.rows.map(({ id }) => id));
}
