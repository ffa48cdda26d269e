import { and, count, eq, isNull, sql } from "drizzle-orm";
import { courseWords } from "#app/features/nurture/course-words.ts";
import { presets } from "#app/features/nurture/plan-presets.ts";
import { proposedPlans } from "#app/features/nurture/proposed-plans.server.ts";
import { presetsByReason } from "#app/features/nurture/reason-plans.server.ts";
import type { PlanChoice } from "#app/features/nurture/reason-plans.ts";
import type { Queryable } from "#db/client.server.ts";
import { leads, reasonPlans, touchRuns } from "#db/schema.ts";
import { type DormancyReason, dormancyReasons, planPresets } from "#db/vocabulary.ts";
import { campaignForPlan } from "./plans-page.server.ts";

/** A plan that can be chosen and what it does; `own` is one the campaign has already. */
export type PlanOffered = { id: string; name: string; says: string; own: boolean };
export type ReasonLine = {
  reason: DormancyReason;
  choice: PlanChoice;
  /** Who sleeps for it now, who of them is on a plan, and who has had none in this sleep. */
  asleep: number;
  onPlan: number;
  waiting: number;
};
export type ReasonPlansPage = {
  campaign: { id: string; name: string; client: string };
  /** Nothing is chosen yet: the lines say what the agency proposes. */
  proposed: boolean;
  /** What begins for a reason without a plan of its own. */
  rest: string | null;
  plans: PlanOffered[];
  lines: ReasonLine[];
};

/** Which plan a campaign's leads begin for which reason, and whom it concerns now; null where there is no such campaign. */
export async function reasonPlansPage(db: Queryable, campaignId: string): Promise<ReasonPlansPage | null> {
  const campaign = await campaignForPlan(db, campaignId);
  if (!campaign) return null;
  const known = await proposedPlans(db, campaignId);
  const own = known.plans.map((plan) => ({ ...plan, own: true }));
  const rest = own.find(({ id }) => id === known.rest) ?? null;
  const chosen = await db.select().from(reasonPlans).where(eq(reasonPlans.campaignId, campaignId));
  const house = await presetsByReason(db);
  const asleep = await asleepFor(db, campaignId);
  const choiceOf = (reason: DormancyReason): PlanChoice => {
    const found = chosen.find((one) => one.reason === reason);
    if (found) return found.planId ?? "none";
    if (chosen.length > 0 || rest) return "rest";
    const preset = house[reason];
    return preset ? (own.find(({ name }) => name === presets[preset].name)?.id ?? preset) : "none";
  };
  return {
    campaign,
    proposed: chosen.length === 0 && !rest,
    rest: rest?.name ?? null,
    plans: [...own, ...brought().filter(({ name }) => own.every((one) => one.name !== name))],
    lines: dormancyReasons.map((reason) => ({
      reason,
      choice: choiceOf(reason),
      ...(asleep.get(reason) ?? nobody),
    })),
  };
}

/** What the house brings, as it is offered. */
export const brought = (): PlanOffered[] =>
  planPresets.map((id) => ({
    id,
    own: false,
    name: presets[id].name,
    says: courseWords(presets[id], presets[id].steps),
  }));

type Asleep = Pick<ReasonLine, "asleep" | "onPlan" | "waiting">;
const nobody: Asleep = { asleep: 0, onPlan: 0, waiting: 0 };

async function asleepFor(db: Queryable, campaignId: string): Promise<Map<DormancyReason | null, Asleep>> {
  const begun = sql`exists (select from touch_runs r where r.lead_id = ${leads.id}
    and (r.sleep_since >= ${leads.stageAt} or r.ended_at >= ${leads.stageAt}))`;
  const found = await db
    .select({
      reason: leads.dormancyReason,
      asleep: count(),
      onPlan: sql<number>`count(${touchRuns.id})::int`,
      waiting: sql<number>`(count(*) filter (where ${touchRuns.id} is null and not ${begun}))::int`,
    })
    .from(leads)
    .leftJoin(touchRuns, and(eq(touchRuns.leadId, leads.id), isNull(touchRuns.endedAt)))
    .where(and(eq(leads.campaignId, campaignId), eq(leads.stage, "nurturing"), isNull(leads.mergedIntoId)))
    .groupBy(leads.dormancyReason);
  return new Map(found.map(({ reason, ...asleep }) => [reason, asleep]));
}
