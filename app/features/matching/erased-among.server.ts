import { and, inArray, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { companies } from "#db/schema.ts";

/** Whether one of these companies was erased with the person it was: it stays by itself, and what was said of it stands. */
export async function erasedAmong(tx: Tx, companyIds: readonly string[]): Promise<boolean> {
  const [erased] = await tx
    .select({ id: companies.id })
    .from(companies)
    .where(and(inArray(companies.id, [...companyIds]), isNotNull(companies.erasedAt)))
    .limit(1);
  return erased !== undefined;
}
