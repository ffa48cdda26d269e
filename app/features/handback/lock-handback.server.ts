import { and, eq } from "drizzle-orm";
import type { Contract } from "#app/features/companies/contract-wake.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns, clients, handbacks, leads } from "#db/schema.ts";
import type { Place } from "./working-days.ts";

type Handback = typeof handbacks.$inferSelect;

export type LockedHandback = {
  handback: Handback;
  campaign: typeof campaigns.$inferSelect;
  place: Place;
  companyId: string;
  /** Until when the lead's next action is due. */
  dueAt: Date | null;
  /** What is known of their contract with somebody else. */
  contract: Contract;
  /** For the ledger. */
  at: { clientId: string; campaignId: string; leadId: string; companyId: string };
};

/**
 * The hand-back, locked, so that of two answers at the same moment one comes first. For a client's person the client id is in the
 * question: what is another's is not there.
 */
export async function lockHandback(
  tx: Tx,
  { handbackId, clientId }: { handbackId: string; clientId?: string },
): Promise<LockedHandback | null> {
  const [handback] = await tx
    .select()
    .from(handbacks)
    .where(and(eq(handbacks.id, handbackId), clientId ? eq(handbacks.clientId, clientId) : undefined))
    .for("update");
  if (!handback) return null;
  const [around] = await tx
    .select({ campaign: campaigns, client: clients, lead: leads })
    .from(leads)
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(and(eq(leads.id, handback.leadId), eq(leads.clientId, handback.clientId)));
  if (!around) throw new Error("A hand-back without its lead.");
  const { campaign, client, lead } = around;
  const { companyId, contractStartOn: startOn, contractEndOn: endOn, contractMonths: months } = lead;
  const { campaignId, leadId } = handback;
  return {
    handback,
    campaign,
    place: { timeZone: client.timeZone, country: client.country },
    companyId,
    dueAt: lead.dueAt,
    contract: { startOn, endOn, months },
    at: { clientId: handback.clientId, campaignId, leadId, companyId },
  };
}

/** Writes the one row that the lock holds. */
export async function changeHandback(tx: Tx, handback: Handback, change: Partial<Handback>): Promise<void> {
  await tx
    .update(handbacks)
    .set(change)
    .where(and(eq(handbacks.id, handback.id), eq(handbacks.clientId, handback.clientId)));
}
