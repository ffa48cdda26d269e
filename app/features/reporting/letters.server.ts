import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import { countryName } from "#app/features/compliance/reason.ts";
import { fillFields } from "#app/features/nurture/merge-fields.ts";
import { mergeValues } from "#app/features/nurture/send-touch.server.ts";
import { stepOf } from "#app/features/nurture/touch-plan.ts";
import { planOf } from "#app/features/nurture/touch-runs.server.ts";
import { writesNow } from "#app/features/nurture/writes-now.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, companies, leads, touches, touchRuns } from "#db/schema.ts";

export type Letter = { touchId: string; address: string[]; body: string };

/** So many are printed at once. */
const atATime = 100;

/** The letters that are due, each with whom it goes to and what it says; who is suppressed gets none on paper either. */
export async function lettersDue(db: Queryable, { now }: { now: Date }): Promise<Letter[]> {
  const due = await db
    .select({ touch: touches, lead: leads, company: companies, planId: touchRuns.planId, from: clients.country })
    .from(touches)
    .innerJoin(touchRuns, eq(touchRuns.id, touches.runId))
    .innerJoin(leads, and(eq(leads.id, touches.leadId), eq(leads.stage, "nurturing"), isNull(leads.mergedIntoId)))
    .innerJoin(campaigns, and(eq(campaigns.id, leads.campaignId), writesNow(now)))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(and(eq(touches.status, "planned"), eq(touches.kind, "letter"), lte(touches.dueAt, now)))
    .orderBy(asc(touches.dueAt), asc(touches.id))
    .limit(atATime);
  const letters: Letter[] = [];
  for (const { touch, lead, company, planId, from } of due) {
    const facts = await mailFacts(db, { leadId: lead.id, now });
    const step = stepOf(await planOf(db, planId), touch.turn);
    if (facts.suppressed || step?.kind !== "letter" || !step.body) continue;
    letters.push({
      touchId: touch.id,
      address: addressOf(await wholeCompany(db, company), { person: facts.person?.person ?? null, from }),
      body: fillFields(step.body, await mergeValues(db, { lead, reader: facts.person })),
    });
  }
  return letters;
}

/** Where the post needs the state, before the postcode on one line with the town. */
const withState = ["US", "CA", "AU"];

/** As it stands on the envelope; abroad with the country. */
function addressOf(
  { name, addressLine1, addressLine2, city, region, postcode, country }: typeof companies.$inferSelect,
  { person, from }: { person: string | null; from: string },
): string[] {
  const town = withState.includes(country ?? "")
    ? [[city, region, postcode].filter(Boolean).join(" ")]
    : [city, postcode];
  const abroad = country && country !== from ? countryName(country).toUpperCase() : null;
  return [person, name, addressLine1, addressLine2, ...town, abroad].flatMap((line) => (line ? [line] : []));
}
