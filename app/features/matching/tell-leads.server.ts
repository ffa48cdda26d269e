import { and, inArray, isNull } from "drizzle-orm";
import type { EventData } from "#app/features/audit/events.ts";
import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import type { Lead } from "./group-leads.server.ts";

type Told = { clientId: string; companyId: string; by: string | null; now: Date };

/** The story of each lead that the merge concerns tells it, in whichever campaign; where there is none, the company's own. */
export async function tellMerged(
  tx: Tx,
  {
    data,
    wentIn,
    ...told
  }: Told & { data: Omit<EventData["company.merged"], "mergedLeadId">; wentIn: readonly Lead[] },
): Promise<void> {
  const concerned = await liveLeads(tx, [told.companyId]);
  for (const lead of concerned.length > 0 ? concerned : [null]) {
    const mergedLeadId = wentIn.find(({ campaignId }) => campaignId === lead?.campaignId)?.id ?? null;
    await record(tx, { type: "company.merged", data: { ...data, mergedLeadId }, ...whose(lead, told) });
  }
}

/** The same of a parting: the leads of both sides tell it. */
export async function tellParted(
  tx: Tx,
  {
    data,
    revivedLeadIds,
    ...told
  }: Told & { data: Omit<EventData["company.unmerged"], "revivedLeadId">; revivedLeadIds: readonly string[] },
): Promise<void> {
  const concerned = await liveLeads(tx, [data.keptCompanyId, data.mergedCompanyId]);
  const revived = concerned.filter(({ id }) => revivedLeadIds.includes(id));
  for (const lead of concerned.length > 0 ? concerned : [null]) {
    const revivedLeadId = revived.find(({ campaignId }) => campaignId === lead?.campaignId)?.id ?? null;
    await record(tx, { type: "company.unmerged", data: { ...data, revivedLeadId }, ...whose(lead, told) });
  }
}

type LiveLead = Pick<Lead, "id" | "campaignId" | "companyId">;

const whose = (lead: LiveLead | null, { clientId, companyId, by, now }: Told) => ({
  clientId,
  campaignId: lead?.campaignId ?? null,
  leadId: lead?.id ?? null,
  companyId: lead?.companyId ?? companyId,
  by,
  at: now,
});

/** The leads that stand at these companies, the oldest first. */
export async function liveLeads(tx: Tx, companyIds: string[]): Promise<LiveLead[]> {
  return tx
    .select({ id: leads.id, campaignId: leads.campaignId, companyId: leads.companyId })
    .from(leads)
    .where(and(inArray(leads.companyId, companyIds), isNull(leads.mergedIntoId)))
    .orderBy(leads.id);
}
