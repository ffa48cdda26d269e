import { and, eq, sql } from "drizzle-orm";
import { campaigns, clients } from "#db/schema.ts";

/**
 * A campaign that is live, on a day of its own where its client is: after its last one nothing is written, even where nobody has ended it
 * yet.
 */
export function writesNow(now: Date) {
  const zone = sql`(select c.time_zone from ${clients} c where c.id = ${campaigns.clientId})`;
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${zone})::date`;
  return and(eq(campaigns.status, "live"), sql`${today} between ${campaigns.startsOn} and ${campaigns.endsOn}`);
}
