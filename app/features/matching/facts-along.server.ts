import { eq, inArray } from "drizzle-orm";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { familyFacts } from "./lead-facts.ts";

const told = {
  id: leads.id,
  createdAt: leads.createdAt,
  brought: leads.brought,
  oldStatus: leads.oldStatus,
  lostReason: leads.lostReason,
  lostOn: leads.lostOn,
  lastContactedOn: leads.lastContactedOn,
  competitor: leads.competitor,
  contractStartOn: leads.contractStartOn,
  contractEndOn: leads.contractEndOn,
  contractMonths: leads.contractMonths,
  priority: leads.priority,
};

/** After others went into a lead, or were taken apart from it: it says what its family says now, and no longer what left. */
export async function tellFamilyFacts(tx: Tx, leadId: string): Promise<void> {
  const family = await tx
    .select(told)
    .from(leads)
    .where(inArray(leads.id, await leadFamily(tx, leadId)));
  const head = family.find(({ id }) => id === leadId);
  if (!head || (family.length === 1 && head.brought === null)) return;
  const others = family.filter((lead) => lead !== head);
  await tx.update(leads).set(familyFacts(head, others)).where(eq(leads.id, leadId));
}
