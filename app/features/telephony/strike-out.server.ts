import { and, eq, inArray, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Tx } from "#db/client.server.ts";
import { type attempts, phoneNumbers } from "#db/schema.ts";
import { isNoSuchNumber } from "./no-such-number.ts";

/**
 * Where the network says that there is no such number, no copy of it at that company is rung again, whatever the agent makes of the call:
 * what follows it is another number of theirs, or somebody looks for one. Said twice, it is one fact. The lead of a call that ends comes
 * first: whoever says what came of a call has it, and goes from there to the number. The word may come long after the call: what hangs on the
 * number by then is looked into by a job, once this is written.
 */
export async function strikeOut(tx: Tx, attempt: typeof attempts.$inferSelect, now: Date): Promise<void> {
  if (!isNoSuchNumber(attempt)) return;
  const { phoneNumberId, numberHash, clientId, campaignId, leadId, companyId } = attempt;
  // The company may have gone into another since.
  const whose = tx.select({ id: phoneNumbers.companyId }).from(phoneNumbers).where(eq(phoneNumbers.id, phoneNumberId));
  const reason = "no-such-number";
  const struck = await tx
    .update(phoneNumbers)
    .set({ deadAt: now, deadReason: reason })
    .where(
      and(eq(phoneNumbers.numberHash, numberHash), inArray(phoneNumbers.companyId, whose), isNull(phoneNumbers.deadAt)),
    )
    .returning({ companyId: phoneNumbers.companyId });
  const [of] = struck;
  if (!of) return;
  const place = { clientId, campaignId, leadId, companyId };
  await record(tx, { type: "number.died", data: { phoneNumberId, reason }, ...place, by: null, at: now });
  await enqueue(tx, "look-into-cut-off", { companyId: of.companyId }, { key: `look-into-cut-off:${of.companyId}` });
}
