import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";

/**
 * A lead that was passed over comes up again at this instant. What somebody was promised stays promised for its hour: it is only not
 * served before, so that the clock which watches over promises sees how late it is.
 */
export async function comeBack(
  tx: Tx,
  {
    lead,
    at,
    assigneeId,
    reason,
    by,
    now,
  }: {
    lead: typeof leads.$inferSelect;
    at: Date;
    /** Whose it is from then on; null: anyone's. Left out, it stays whose it was. */
    assigneeId?: string | null;
    reason: "skipped" | "kept";
    by: string;
    now: Date;
  },
): Promise<void> {
  const theirs = assigneeId === undefined ? {} : { assigneeId };
  if (assigneeId === null && lead.assigneeId) {
    const { clientId, campaignId, id: leadId, companyId } = lead;
    const place = { clientId, campaignId, leadId, companyId };
    await record(tx, { type: "lead.assigned", data: { assigneeId }, ...place, by, at: now });
  }
  if (lead.nextAction === "callback") {
    await tx
      .update(leads)
      .set({ callableFrom: at, ...theirs })
      .where(eq(leads.id, lead.id));
    return;
  }
  const { id: leadId, nextAction, dueZone } = lead;
  await moveLead(tx, { leadId, to: "ready", nextAction, dueAt: at, dueZone, ...theirs, reason, by, now });
}
