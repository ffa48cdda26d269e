import { and, eq, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { criteria } from "#db/schema.ts";

/** When this hold began; null where the ledger does not know it. Until it ends its agent works with what they were shown then. */
export async function heldSince(
  db: Queryable,
  { leadId, token }: { leadId: string; token: string },
): Promise<Date | null> {
  const { rows } = await db.execute<{ at: Date | null }>(
    sql`select ${heldSinceText(sql`${leadId}::uuid`, sql`${token}::uuid`)} as at`,
  );
  const at = rows[0]?.at;
  return at ? new Date(at) : null;
}

/** The same within another question. */
export const heldSinceText = (leadId: SQL, token: SQL): SQL => sql`(
  select min(e.at) from events e where e.lead_id = ${leadId} and e.type = 'lead.leased' and e.data->>'holdToken' = (${token})::text)`;

/** A question that must be answered for a lead whose hold began then: one that was asked later binds the leads after it. */
export const isRequired = (heldSince: Date): SQL | undefined =>
  and(eq(criteria.required, true), isNull(criteria.putAwayAt), lte(criteria.requiredSince, heldSince));
