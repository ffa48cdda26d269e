import { count, inArray } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { importRows } from "#db/schema.ts";
import type { Balance } from "./inspect.ts";

/** The balance of committed imports, counted from their rows. */
export async function balancesOf(db: Queryable, importIds: string[]): Promise<Map<string, Balance>> {
  const balances = new Map<string, Balance>();
  if (importIds.length === 0) return balances;
  const counted = await db
    .select({ importId: importRows.importId, verdict: importRows.verdict, rows: count() })
    .from(importRows)
    .where(inArray(importRows.importId, importIds))
    .groupBy(importRows.importId, importRows.verdict);
  for (const { importId, verdict, rows } of counted) {
    const balance = balances.get(importId) ?? { read: 0, blank: 0, quarantined: 0, suppressed: 0, merged: 0, leads: 0 };
    balance[verdict === "lead" ? "leads" : verdict] += rows;
    balance.read += rows;
    balances.set(importId, balance);
  }
  return balances;
}
