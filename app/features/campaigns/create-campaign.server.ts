import { record } from "#app/features/audit/record.server.ts";
import { isFarOff } from "#app/kit/far-off.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaignAgents, campaigns, criteria, dispositions, scriptLines } from "#db/schema.ts";
import type { CampaignSector, CriterionKind } from "#db/vocabulary.ts";

export type NewCampaign = {
  clientId: string;
  name: string;
  country: string;
  currency: string;
  sector: CampaignSector;
  startsOn: string;
  endsOn: string;
  callerId: string | null;
  feePerLeadMinor: number | null;
  acceptWithinDays: number;
  reportWithinDays: number;
  /** All three or none: of so many leads so many were won in so many months. */
  baseline: { leads: number; won: number; months: number } | null;
  criteria: {
    question: string;
    kind: CriterionKind;
    hint: string | null;
    choices: string[] | null;
    required: boolean;
  }[];
  script: { tab: string; text: string }[];
  /** What agents can say happened; usually the defaults of the outcomes room. */
  outcomes: readonly Omit<typeof dispositions.$inferInsert, "id" | "clientId" | "campaignId">[];
  agentIds: string[];
};

/** A campaign may go on for years; one that ends later than this is a slip of the year. */
const longestYears = 5;
export const endsTooFar = (endsOn: string, now: Date): boolean => isFarOff(new Date(endsOn), now, longestYears);

/** Opens a campaign for a client: its terms, questions, script, outcomes and people, ready to take a backlog. */
export async function createCampaign(
  db: Queryable,
  { by, now, ...campaign }: NewCampaign & { by: string | null; now: Date },
): Promise<{ ok: true; campaignId: string } | { ok: false; reason: "name-taken" | "ends-too-far" }> {
  if (endsTooFar(campaign.endsOn, now)) return { ok: false, reason: "ends-too-far" };
  return db.transaction(async (tx) => {
    const { clientId } = campaign;
    const [made] = await tx
      .insert(campaigns)
      .values({
        clientId,
        name: campaign.name,
        status: "live",
        country: campaign.country,
        currency: campaign.currency,
        sector: campaign.sector,
        startsOn: campaign.startsOn,
        endsOn: campaign.endsOn,
        callerId: campaign.callerId,
        feePerLeadMinor: campaign.feePerLeadMinor,
        acceptWithinDays: campaign.acceptWithinDays,
        reportWithinDays: campaign.reportWithinDays,
        baselineLeads: campaign.baseline?.leads ?? null,
        baselineWon: campaign.baseline?.won ?? null,
        baselineMonths: campaign.baseline?.months ?? null,
        createdAt: now,
      })
      .onConflictDoNothing({ target: [campaigns.clientId, campaigns.name] })
      .returning({ id: campaigns.id });
    if (!made) return { ok: false, reason: "name-taken" } as const;

    const own = { clientId, campaignId: made.id };
    const asked = campaign.criteria.map((criterion, at) => ({ ...own, ...criterion, position: at + 1 }));
    const said = campaign.script.map((line, at) => ({ ...own, ...line, position: at + 1 }));
    const heard = campaign.outcomes.map((outcome) => ({ ...own, ...outcome }));
    const callers = campaign.agentIds.map((userId) => ({ ...own, userId }));
    if (asked.length > 0) await tx.insert(criteria).values(asked);
    if (said.length > 0) await tx.insert(scriptLines).values(said);
    if (heard.length > 0) await tx.insert(dispositions).values(heard);
    if (callers.length > 0) await tx.insert(campaignAgents).values(callers);
    await record(tx, { type: "campaign.created", data: {}, clientId, campaignId: made.id, by, at: now });
    return { ok: true, campaignId: made.id } as const;
  });
}
