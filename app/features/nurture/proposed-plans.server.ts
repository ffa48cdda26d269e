import { asc, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { reasonPlans, touchPlans, touchSteps } from "#db/schema.ts";
import type { DormancyReason } from "#db/vocabulary.ts";
import { courseWords } from "./course-words.ts";

export type ProposedPlans = {
  /** What a campaign's leads can be kept in touch by, with what each does in words. */
  plans: { id: string; name: string; says: string }[];
  /** What begins for a reason without a plan of its own. */
  rest: string | null;
  /** What begins for a reason; null where nothing does. */
  planFor: (reason: DormancyReason) => string | null;
};

/** A campaign's plans, and which of them begins for which reason. */
export async function proposedPlans(db: Queryable, campaignId: string): Promise<ProposedPlans> {
  const plans = await db
    .select()
    .from(touchPlans)
    .where(eq(touchPlans.campaignId, campaignId))
    .orderBy(asc(touchPlans.name));
  if (plans.length === 0) return { plans: [], rest: null, planFor: () => null };
  const steps = await db
    .select({ planId: touchSteps.planId, kind: touchSteps.kind, afterDays: touchSteps.afterDays })
    .from(touchSteps)
    .innerJoin(touchPlans, eq(touchPlans.id, touchSteps.planId))
    .where(eq(touchPlans.campaignId, campaignId))
    .orderBy(asc(touchSteps.position));
  const assigned = await db.select().from(reasonPlans).where(eq(reasonPlans.campaignId, campaignId));
  const rest = plans.find(({ isDefault }) => isDefault)?.id ?? null;
  return {
    plans: plans.map((plan) => ({
      id: plan.id,
      name: plan.name,
      says: courseWords(
        plan,
        steps.filter(({ planId }) => planId === plan.id),
      ),
    })),
    rest,
    planFor: (reason) => {
      const found = assigned.find((one) => one.reason === reason);
      return found ? found.planId : rest;
    },
  };
}
