import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, touchPlans, touchSteps } from "#db/schema.ts";
import { followChange } from "./follow-plan.server.ts";
import type { PlanForm } from "./plan-form.ts";
import { planSteps } from "./plan-steps.server.ts";

type NewPlan = {
  campaignId: string;
  /** Null for a new one. */
  planId: string | null;
  plan: z.output<typeof PlanForm>;
  by: string;
  now: Date;
};
export type SavedPlan =
  | { ok: true; planId: string }
  | { ok: false; reason: "no-such-campaign" | "no-such-plan" | "name-taken" | "changed-meanwhile" };

type Nullable<T> = { [Name in keyof T]: T[Name] | null };
type Terms = Omit<NewPlan["plan"], "steps" | "seen" | "beforeWakeDays"> & {
  beforeWakeDays?: number | null | undefined;
};
type Steps = readonly Partial<Nullable<NewPlan["plan"]["steps"][number]>>[];

/** Stands in the form, so that what a colleague has changed meanwhile is not overwritten unseen. */
export function planSeen(terms: Terms, steps: Steps): string {
  const { name, isDefault, repeats, beforeWakeDays = null, leastTouches, touchDays, leastCalls, callDays } = terms;
  const said = steps.map(({ kind, afterDays, subject = null, body = null }) => [kind, afterDays, subject, body]);
  const all = [name, isDefault, repeats, beforeWakeDays, leastTouches, touchDays, leastCalls, callDays, said];
  return createHash("sha256").update(JSON.stringify(all)).digest("base64url");
}

/**
 * Writes a plan and its steps. Whoever is on it goes on where they are, by what it now says; a campaign has one plan that begins
 * by itself, so the one before stops doing so.
 */
export async function savePlan(db: Db, { campaignId, planId, plan, by, now }: NewPlan): Promise<SavedPlan> {
  return db.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, campaignId);
    if (!campaign) return { ok: false, reason: "no-such-campaign" } as const;
    if (planId) {
      const stands = await planAsSeen(tx, { campaignId, planId });
      if (stands === null) return { ok: false, reason: "no-such-plan" } as const;
      // Sent twice it is the same plan already.
      if (stands === planSeen(plan, plan.steps)) return { ok: true, planId } as const;
      if (stands !== plan.seen) return { ok: false, reason: "changed-meanwhile" } as const;
    }
    return writePlan(tx, { campaign, planId, plan, by, now });
  });
}

async function planAsSeen(tx: Tx, { campaignId, planId }: { campaignId: string; planId: string }) {
  const its = and(eq(touchPlans.id, planId), eq(touchPlans.campaignId, campaignId));
  const [plan] = await tx.select().from(touchPlans).where(its);
  if (!plan) return null;
  return planSeen(plan, await planSteps(tx, planId));
}

/**
 * Plans of one campaign are written one after the other. Whoever only refers to the campaign, as each call does, is not kept waiting until
 * all who are on the plan have followed it.
 */
export async function lockCampaign(tx: Tx, campaignId: string): Promise<typeof campaigns.$inferSelect | undefined> {
  const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("no key update");
  return campaign;
}

/** @param campaign locked, so that names are taken one after the other */
export async function writePlan(
  tx: Tx,
  {
    campaign: { id: campaignId, clientId },
    ...written
  }: Omit<NewPlan, "campaignId"> & { campaign: typeof campaigns.$inferSelect },
): Promise<SavedPlan> {
  const { planId, plan, by, now } = written;
  const { steps, beforeWakeDays = null, seen: _, ...terms } = plan;
  const named = await tx
    .select({ id: touchPlans.id })
    .from(touchPlans)
    .where(and(eq(touchPlans.campaignId, campaignId), eq(touchPlans.name, terms.name)));
  if (named.some(({ id }) => id !== planId)) return { ok: false, reason: "name-taken" } as const;
  if (terms.isDefault)
    await tx.update(touchPlans).set({ isDefault: false }).where(eq(touchPlans.campaignId, campaignId));
  const row = { ...terms, beforeWakeDays, by, at: now };
  const [saved] = planId
    ? await tx
        .update(touchPlans)
        .set(row)
        .where(and(eq(touchPlans.id, planId), eq(touchPlans.campaignId, campaignId)))
        .returning({ id: touchPlans.id })
    : await tx
        .insert(touchPlans)
        .values({ clientId, campaignId, ...row })
        .returning({ id: touchPlans.id });
  if (!saved) return { ok: false, reason: "no-such-plan" } as const;
  await tx.delete(touchSteps).where(eq(touchSteps.planId, saved.id));
  await tx.insert(touchSteps).values(
    steps.map(({ kind, afterDays, subject = null, body = null }, at) => ({
      clientId,
      planId: saved.id,
      position: at + 1,
      kind,
      afterDays,
      subject,
      body,
    })),
  );
  await followChange(tx, saved.id, { by, now });
  const data = { planId: saved.id, steps: steps.length };
  await record(tx, { type: "plan.saved", data, clientId, campaignId, by, at: now });
  return { ok: true, planId: saved.id } as const;
}
