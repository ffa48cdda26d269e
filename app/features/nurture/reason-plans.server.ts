import { and, eq, gte, inArray, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { agency, type campaigns, chosenPlans, leads, reasonPlans, reasonPresets, touchPlans } from "#db/schema.ts";
import { type DormancyReason, dormancyReasons, type PlanPreset } from "#db/vocabulary.ts";
import { presetFor, presets } from "./plan-presets.ts";
import { isPreset, type PlanChoice, type PlanChoices, type PresetChoices } from "./reason-plans.ts";
import { lockCampaign, writePlan } from "./save-plan.server.ts";

type By = { by: string; now: Date };
type Campaign = typeof campaigns.$inferSelect;

/**
 * Says for each reason which plan a lead of this campaign begins when it goes to sleep for it. What the house brings becomes the campaign's own when it
 * is chosen. Whoever is on a plan stays there until they wake; whoever sleeps without one begins what is chosen now.
 */
export async function setReasonPlans(
  db: Db,
  { campaignId, choices, seen, by, now }: { campaignId: string; choices: PlanChoices; seen: string | undefined } & By,
): Promise<{ ok: true } | { ok: false; reason: "no-such-campaign" | "no-such-plan" | "changed-meanwhile" }> {
  return db.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, campaignId);
    if (!campaign) return { ok: false, reason: "no-such-campaign" } as const;
    if (!(await areItsOwn(tx, campaignId, choices))) return { ok: false, reason: "no-such-plan" } as const;
    const stands = await reasonsSeen(tx, campaignId);
    // Sent twice it stands so already.
    if ((await asStored(tx, campaignId, choices)) === stands) return { ok: true } as const;
    if (seen !== stands) return { ok: false, reason: "changed-meanwhile" } as const;
    await tx.delete(reasonPlans).where(eq(reasonPlans.campaignId, campaignId));
    for (const reason of dormancyReasons) {
      const choice = choices[reason];
      if (choice === "rest") continue;
      const planId = await planChosen(tx, { campaign, choice, by, now });
      await tx.insert(reasonPlans).values({ clientId: campaign.clientId, campaignId, reason, planId, by, at: now });
    }
    const reasons = dormancyReasons.filter((reason) => choices[reason] !== "rest").length;
    const place = { clientId: campaign.clientId, campaignId };
    await record(tx, { type: "plans.assigned", data: { reasons }, ...place, by, at: now });
    return { ok: true } as const;
  });
}

/** Stands in the form, so that what a colleague has chosen meanwhile is not overwritten unseen. */
export async function reasonsSeen(db: Queryable, campaignId: string): Promise<string> {
  const rows = await db.select().from(reasonPlans).where(eq(reasonPlans.campaignId, campaignId));
  return dormancyReasons
    .map((reason) => {
      const row = rows.find((one) => one.reason === reason);
      return row ? (row.planId ?? "none") : "rest";
    })
    .join();
}

/** What would stand there: of what the house brings, the campaign's own copy where it has one. */
async function asStored(tx: Tx, campaignId: string, choices: PlanChoices): Promise<string> {
  const own = await tx.select().from(touchPlans).where(eq(touchPlans.campaignId, campaignId));
  const copyOf = (preset: PlanPreset) => own.find(({ name }) => name === presets[preset].name)?.id ?? preset;
  return dormancyReasons
    .map((reason) => (isPreset(choices[reason]) ? copyOf(choices[reason]) : choices[reason]))
    .join();
}

async function areItsOwn(tx: Tx, campaignId: string, choices: PlanChoices): Promise<boolean> {
  const ids = [...new Set(Object.values(choices).filter((choice) => !isWord(choice)))];
  if (ids.length === 0) return true;
  const own = await tx
    .select({ id: touchPlans.id })
    .from(touchPlans)
    .where(and(eq(touchPlans.campaignId, campaignId), inArray(touchPlans.id, ids)));
  return own.length === ids.length;
}

const isWord = (choice: PlanChoice): boolean => choice === "rest" || choice === "none" || isPreset(choice);

type Chosen = { campaign: Campaign; choice: PlanChoice } & By;

async function planChosen(tx: Tx, { campaign, choice, by, now }: Chosen): Promise<string | null> {
  if (choice === "none") return null;
  return isPreset(choice) ? takePreset(tx, { campaign, preset: choice, by, now }) : choice;
}

/** The campaign's own copy of what the house brings; where it has one of that name already, that one. */
async function takePreset(
  tx: Tx,
  { campaign, preset, by, now }: { campaign: Campaign; preset: PlanPreset } & By,
): Promise<string> {
  const { steps, beforeWakeDays, ...terms } = presets[preset];
  const [taken] = await tx
    .select({ id: touchPlans.id })
    .from(touchPlans)
    .where(and(eq(touchPlans.campaignId, campaign.id), eq(touchPlans.name, terms.name)));
  if (taken) return taken.id;
  const plan = {
    ...terms,
    isDefault: false,
    beforeWakeDays: beforeWakeDays ?? undefined,
    steps: steps.map(({ subject, body, ...step }) => ({
      ...step,
      subject: subject ?? undefined,
      body: body ?? undefined,
    })),
  };
  const saved = await writePlan(tx, { campaign, planId: null, plan, by, now });
  if (!saved.ok) throw new Error(`${terms.name}: ${saved.reason}`);
  return saved.planId;
}

/** What a campaign that has not chosen yet is shown for each reason; null is no plan. */
export async function presetsByReason(db: Queryable): Promise<Record<DormancyReason, PlanPreset | null>> {
  const chosen = await db.select().from(reasonPresets);
  return { ...presetFor, ...Object.fromEntries(chosen.map(({ reason, preset }) => [reason, preset])) };
}

/** As `reasonsSeen`, of what the agency proposes: of what is shown, for who reads twice may see what came between. */
export const presetsSeen = (stands: Record<DormancyReason, PlanPreset | null>): string =>
  dormancyReasons.map((reason) => stands[reason] ?? "none").join();

/** What the agency proposes to campaigns that have not chosen yet; those that have stay as they are. */
export async function setReasonPresets(
  db: Db,
  { choices, seen, by, now }: { choices: PresetChoices; seen: string | undefined } & By,
): Promise<{ ok: true } | { ok: false; reason: "changed-meanwhile" }> {
  return db.transaction(async (tx) => {
    // One at a time.
    await tx.select().from(agency).for("no key update");
    const stands = presetsSeen(await presetsByReason(tx));
    if (dormancyReasons.map((reason) => choices[reason]).join() === stands) return { ok: true } as const;
    if (seen !== stands) return { ok: false, reason: "changed-meanwhile" } as const;
    for (const reason of dormancyReasons) {
      const preset = choices[reason] === "none" ? null : choices[reason];
      const written = { preset, by, at: now };
      await tx
        .insert(reasonPresets)
        .values({ reason, ...written })
        .onConflictDoUpdate({ target: reasonPresets.reason, set: written });
    }
    await record(tx, { type: "presets.assigned", data: {}, by, at: now });
    return { ok: true } as const;
  });
}

/** An agent chooses for one sleep what the reason would not bring; null is no plan. */
export async function choosePlan(
  tx: Tx,
  { leadId, planId, by, now }: { leadId: string; planId: string | null } & By,
): Promise<void> {
  const [lead] = await tx.select().from(leads).where(eq(leads.id, leadId));
  if (!lead) return;
  const { clientId, campaignId, companyId } = lead;
  if (planId) {
    const its = and(eq(touchPlans.id, planId), eq(touchPlans.campaignId, campaignId));
    const [plan] = await tx.select({ id: touchPlans.id }).from(touchPlans).where(its);
    if (!plan) return;
  }
  const chosen = { planId, by, at: now };
  await tx
    .insert(chosenPlans)
    .values({ leadId, clientId, ...chosen })
    .onConflictDoUpdate({ target: chosenPlans.leadId, set: chosen });
  await record(tx, { type: "plan.chosen", data: { planId }, clientId, campaignId, leadId, companyId, by, at: now });
}

type Asleep = Pick<typeof leads.$inferSelect, "id" | "stageAt">;

/** A lead sleeps on as another one, of another campaign: that nothing is to reach them was said of this sleep, and holds there too. A plan stays behind. */
export async function carryChoice(tx: Tx, { from, to, now }: { from: Asleep; to: string; now: Date }): Promise<void> {
  const thisSleep = and(eq(chosenPlans.leadId, from.id), gte(chosenPlans.at, from.stageAt), isNull(chosenPlans.planId));
  const [none] = await tx.select().from(chosenPlans).where(thisSleep);
  if (none) await tx.insert(chosenPlans).values({ ...none, leadId: to, at: now });
}
