import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { afterHearing, type ContractHeard } from "./contract-heard.ts";

type Heard = { lead: typeof leads.$inferSelect; heard: ContractHeard; by: string; now: Date };

/** Who supplies them, and until when, as it was said on the call: what wakes them at its turn and on news of that supplier. */
export async function keepContract(tx: Tx, { lead, heard, by, now }: Heard): Promise<void> {
  const known = {
    startOn: lead.contractStartOn,
    endOn: lead.contractEndOn,
    months: lead.contractMonths,
    supplier: lead.competitor,
  };
  const after = afterHearing(known, heard);
  if (!after) return;
  const { startOn, endOn, months, supplier } = after;
  await tx
    .update(leads)
    .set({ contractStartOn: startOn, contractEndOn: endOn, contractMonths: months, competitor: supplier })
    .where(eq(leads.id, lead.id));
  const { clientId, campaignId, id: leadId, companyId } = lead;
  const data = { endOn, months, supplierChanged: supplier !== known.supplier };
  await record(tx, { type: "lead.contract-heard", data, clientId, campaignId, leadId, companyId, by, at: now });
}
