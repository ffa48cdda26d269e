import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { companies, emailAddresses, phoneNumbers } from "#db/schema.ts";

/** Of a row of companies: no number that works, no address and no page is left by which anybody reaches it. */
export function isCutOff(db: Queryable): SQL {
  const one = { one: sql`1` };
  const alive = and(eq(phoneNumbers.companyId, companies.id), isNull(phoneNumbers.deadAt));
  const theirs = eq(emailAddresses.companyId, companies.id);
  return sql`${companies.website} is null and not exists ${db.select(one).from(phoneNumbers).where(alive)} and not exists ${db.select(one).from(emailAddresses).where(theirs)}`;
}
