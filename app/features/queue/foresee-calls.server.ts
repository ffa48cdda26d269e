import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { whenUncallable } from "#app/features/compliance/when-uncallable.ts";
import type { Db } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { askAgain } from "./ask-again.server.ts";

/**
 * Asks the law about every lead an import has brought, before anybody asks for one: who may not be rung yet waits until they may, so that
 * the queue does not find it out one by one. Only the hour is written; where a number is bad or suppressed, the queue settles the lead
 * when it meets it, and an import that is taken back finds its leads where it left them.
 */
export async function foreseeCalls(
  db: Db,
  { importId, now }: { importId: string; now: Date },
): Promise<{ judged: number; later: number }> {
  const brought = await db.execute<{ id: string }>(sql`
    select distinct l.id from import_rows r join leads l on l.id = r.lead_id
    where r.import_id = ${importId} and l.stage = 'ready' and l.held_by is null and l.callable_from <= ${now.toISOString()}::timestamptz`);
  let later = 0;
  for (const { id } of brought.rows) {
    const numbers = await judgeNumbers(db, { leadId: id, now });
    if (numbers.length === 0 || numbers.some(({ verdict }) => verdict === "allow")) continue;
    const next = whenUncallable(numbers, now);
    if (next.to !== "ready") continue;
    const waits = await db
      .update(leads)
      .set(askAgain(next, now))
      .where(and(eq(leads.id, id), eq(leads.stage, "ready"), isNull(leads.heldBy), lte(leads.callableFrom, now)))
      .returning({ id: leads.id });
    later += waits.length;
  }
  return { judged: brought.rows.length, later };
}
