import { type SQL, sql } from "drizzle-orm";
import { companies, emailAddresses, phoneNumbers } from "#db/schema.ts";

/**
 * Of a row of companies: no number that works, no address and no page is left by which anybody reaches it. Numbers and addresses go along
 * where one went into another; a page stays with the record that named it, and is told of both.
 */
export const isCutOff: SQL = sql`${companies.website} is null
  and not exists (select from ${phoneNumbers} where ${phoneNumbers.companyId} = ${companies.id} and ${phoneNumbers.deadAt} is null)
  and not exists (select from ${emailAddresses} where ${emailAddresses.companyId} = ${companies.id})
  and not exists (select from ${companies} went where went.merged_into_id = ${companies.id} and went.website is not null)`;
