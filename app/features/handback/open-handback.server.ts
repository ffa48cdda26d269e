import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { handbacks, leads } from "#db/schema.ts";

/** A qualified lead stands at the manager's gate, with the call on which the questions were answered as its evidence. */
export async function openHandback(
  tx: Tx,
  { leadId, attemptId, by, now }: { leadId: string; attemptId: string; by: string; now: Date },
): Promise<string> {
  const [lead] = await tx
    .select({ clientId: leads.clientId, campaignId: leads.campaignId, companyId: leads.companyId })
    .from(leads)
    .where(eq(leads.id, leadId));
  if (!lead) throw new Error("A lead that is not there cannot be handed back.");
  const { clientId, campaignId, companyId } = lead;
  const [opened] = await tx
    .insert(handbacks)
    .values({ clientId, campaignId, leadId, attemptId, status: "gate", qualifiedBy: by, qualifiedAt: now })
    .returning({ id: handbacks.id });
  if (!opened) throw new Error("The hand-back was not stored.");
  await record(tx, {
    type: "handback.qualified",
    data: { handbackId: opened.id, attemptId },
    clientId,
    campaignId,
    leadId,
    companyId,
    by,
    at: now,
  });
  return opened.id;
}
