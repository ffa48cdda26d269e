import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import { fillFields } from "#app/features/nurture/merge-fields.ts";
import { mergeValues } from "#app/features/nurture/send-touch.server.ts";
import { stepOf } from "#app/features/nurture/touch-plan.ts";
import { planOf } from "#app/features/nurture/touch-runs.server.ts";
import { writesNow } from "#app/features/nurture/writes-now.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, companies, leads, touches, touchRuns } from "#db/schema.ts";

export type Letter = { touchId: string; address: string[]; body: string };

/** So many are printed at once. */
const atATime = 100;

/** The letters that are due, each with whom it goes to and what it says; who is suppressed gets none on paper either. */
export async function lettersDue(db: Queryable, { now }: { now: Date }): Promise<Letter[]> {
  const due = await db
    .select({ touch: touches, lead: leads, company: companies, planId: touchRuns.planId })
    .from(touches)
    .innerJoin(touchRuns, eq(touchRuns.id, touches.runId))
    .innerJoin(leads, and(eq(leads.id, touches.leadId), eq(leads.stage, "nurturing"), isNull(leads.mergedIntoId)))
    .innerJoin(campaigns, and(eq(campaigns.id, leads.campaignId), writesNow(now)))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(and(eq(touches.status, "planned"), eq(touches.kind, "letter"), lte(touches.dueAt, now)))
    .orderBy(asc(touches.dueAt), asc(touches.id))
    .limit(atATime);
  const letters: Letter[] = [];
  for (const { touch, lead, company, planId } of due) {
    const facts = await mailFacts(db, { leadId: lead.id, now });
    const step = stepOf(await planOf(db, planId), touch.turn);
    if (facts.suppressed || step?.kind !== "letter" || !step.body) continue;
    const { name, addressLine1, addressLine2, city, postcode } = await wholeCompany(db, company);
    const lines = [facts.person?.person, name, addressLine1, addressLine2, city, postcode];
    letters.push({
      touchId: touch.id,
      address: lines.flatMap((line) => (line ? [line] : [])),
      body: fillFields(step.body, await mergeValues(db, { lead, reader: facts.person })),
    });
  }
  return letters;
}
