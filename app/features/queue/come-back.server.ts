import { eq } from "drizzle-orm";
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
    assigneeId?: string;
    reason: "skipped" | "kept";
    by: string;
    now: Date;
  },
): Promise<void> {
  const theirs = assigneeId ? { assigneeId } : {};
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
