import { planSeen, savePlan } from "#app/features/nurture/save-plan.server.ts";
import type { Step } from "#app/features/nurture/touch-plan.ts";
import { planToEdit } from "#app/features/reporting/plans-page.server.ts";
import type { Db } from "#db/client.server.ts";
import { emailAddresses, type leads } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "./cast.ts";
import { type GivenLead, givenLead } from "./given.ts";

type Place = { clientId: string; campaignId: string };

/** The plan each sleeping lead of a campaign begins by itself. */
export async function givenPlan(
  db: Db,
  { campaignId }: Place,
  { by, steps, repeats = true, now = tuesday10am }: { by: string; steps: Step[]; repeats?: boolean; now?: Date },
): Promise<string> {
  const saved = await savePlan(db, {
    campaignId,
    planId: null,
    plan: {
      name: "A plan",
      isDefault: true,
      repeats,
      leastTouches: 1,
      touchDays: 90,
      leastCalls: 0,
      callDays: 90,
      steps: steps.map((step) => ({
        ...step,
        ...(step.kind === "email" || step.kind === "letter"
          ? { subject: "How is {company}?", body: "Hello {first},\n\n{client} asks." }
          : {}),
      })),
    },
    by,
    now,
  });
  if (!saved.ok) throw new Error(saved.reason);
  return saved.planId;
}

/** How a plan stands, as whoever opens it now sees it. */
export async function seenOf(db: Db, planId: string): Promise<string> {
  const found = await planToEdit(db, planId);
  if (!found) throw new Error("There is no such plan.");
  return planSeen(found.plan, found.steps);
}

/** A lead that sleeps for months, with somebody there who has an address. */
export async function givenSleeper(
  db: Db,
  campaign: Place,
  { email, ...lead }: Partial<typeof leads.$inferInsert> & { email?: string | null; company?: string; now?: Date } = {},
): Promise<GivenLead> {
  const dueAt = daysAfter(lead.now ?? tuesday10am, 400);
  const asleep = {
    stage: "nurturing",
    nextAction: "wake",
    dormancyReason: "not-now",
    dueAt,
    callableFrom: null,
  } as const;
  const given = await givenLead(db, campaign, { ...asleep, ...lead });
  if (email === null) return given;
  const { companyId, contactId } = given;
  await db.insert(emailAddresses).values({
    clientId: campaign.clientId,
    companyId,
    originCompanyId: companyId,
    contactId,
    address: email ?? `helen@${companyId}.example`,
  });
  return given;
}
