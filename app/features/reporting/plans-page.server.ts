import { asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { courseWords } from "#app/features/nurture/course-words.ts";
import type { MergeValues } from "#app/features/nurture/merge-fields.ts";
import { planSteps } from "#app/features/nurture/plan-steps.server.ts";
import { type Minimum, minimaOf } from "#app/features/nurture/touch-plan.ts";
import type { Queryable } from "#db/client.server.ts";
import { agency, campaigns, clients, reasonPlans, touchPlans, touchRuns, touchSteps } from "#db/schema.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

export type PlanLine = {
  id: string;
  name: string;
  isDefault: boolean;
  /** For which it begins. */
  reasons: DormancyReason[];
  says: string;
  onIt: number;
  minima: Minimum[];
};

type Campaign = { id: string; name: string; client: string };
export type CampaignPlans = Campaign & { plans: PlanLine[] };

/** Every plan by its campaign, with who is on it and whether it keeps what it owes; and the campaigns that have none. */
export async function plansPage(db: Queryable): Promise<{ having: CampaignPlans[]; without: Campaign[] }> {
  const found = await db
    .select({ plan: touchPlans, campaign: campaigns.name, client: clients.name })
    .from(touchPlans)
    .innerJoin(campaigns, eq(campaigns.id, touchPlans.campaignId))
    .innerJoin(clients, eq(clients.id, touchPlans.clientId))
    .orderBy(asc(clients.name), asc(campaigns.name), desc(touchPlans.isDefault), asc(touchPlans.name));
  const steps = await db.select().from(touchSteps).orderBy(asc(touchSteps.position));
  const assigned = await db.select().from(reasonPlans);
  const runs = await db
    .select({ planId: touchRuns.planId, n: count() })
    .from(touchRuns)
    .where(isNull(touchRuns.endedAt))
    .groupBy(touchRuns.planId);
  const without = await db
    .select({ id: campaigns.id, name: campaigns.name, client: clients.name })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(
      sql`${campaigns.status} <> 'ended' and not exists (select from ${touchPlans} p where p.campaign_id = ${campaigns.id})`,
    )
    .orderBy(asc(clients.name), asc(campaigns.name));
  const having = new Map<string, CampaignPlans>();
  for (const { plan, campaign: name, client } of found) {
    const own = steps.filter(({ planId }) => planId === plan.id);
    const campaign = having.get(plan.campaignId) ?? { id: plan.campaignId, name, client, plans: [] };
    campaign.plans.push({
      id: plan.id,
      name: plan.name,
      isDefault: plan.isDefault,
      reasons: assigned.filter(({ planId }) => planId === plan.id).map(({ reason }) => reason),
      says: courseWords(plan, own),
      onIt: runs.find(({ planId }) => planId === plan.id)?.n ?? 0,
      minima: minimaOf({ repeats: plan.repeats, steps: own }, plan),
    });
    having.set(plan.campaignId, campaign);
  }
  return { having: [...having.values()], without };
}

/** A plan to be changed; null where there is none. */
export async function planToEdit(db: Queryable, planId: string) {
  const [found] = await db
    .select({ plan: touchPlans, campaign: campaigns.name, client: clients.name })
    .from(touchPlans)
    .innerJoin(campaigns, eq(campaigns.id, touchPlans.campaignId))
    .innerJoin(clients, eq(clients.id, touchPlans.clientId))
    .where(eq(touchPlans.id, planId));
  if (!found) return null;
  return { ...found, steps: await planSteps(db, planId) };
}

/** A campaign by name, for a new plan, and whether one of its plans begins by itself already; null where there is none. */
export async function campaignForPlan(db: Queryable, campaignId: string) {
  const [found] = await db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      client: clients.name,
      hasDefault: sql<boolean>`exists (select from ${touchPlans} p where p.campaign_id = ${campaigns.id} and p.is_default)`,
    })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.id, campaignId));
  return found ?? null;
}

/** Somebody of the campaign to read a letter with, the last who fell asleep first; where it has no lead yet, somebody made up. */
export async function sampleReader(db: Queryable, campaignId: string): Promise<MergeValues> {
  const found = await db.execute<MergeValues & { companyId: string }>(sql`
    select coalesce(p.first_name, split_part(p.full_name, ' ', 1)) as first, p.full_name as name, f.id as "companyId", f.name as company,
      k.name as client, k.legal_name as legal, a.name as agency
    from leads l join companies f on f.id = l.company_id join clients k on k.id = l.client_id cross join agency a
    left join lateral (select full_name, first_name from contacts where company_id = f.id and left_at is null
      order by decides desc, id limit 1) p on true
    where l.campaign_id = ${campaignId} and l.merged_into_id is null
    order by (l.stage = 'nurturing') desc, l.stage_at desc limit 1`);
  const [client] = await db
    .select({ client: clients.name, legal: clients.legalName, agency: agency.name })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .innerJoin(agency, sql`true`)
    .where(eq(campaigns.id, campaignId));
  const madeUp = { first: "Helen", name: "Helen Marsh", company: "Harrow & Pike", client: "", legal: "", agency: "" };
  const [reader] = await asTold(db, found.rows);
  return reader ?? { ...madeUp, ...client };
}
