import { and, eq, isNull, sql } from "drizzle-orm";
import { isCutOff } from "#app/features/companies/cut-off.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, leads } from "#db/schema.ts";

export const researchEnds = ["nothing-found", "out-of-business"] as const;
export type ResearchEnd = (typeof researchEnds)[number];

/** A firm that cannot be found today may be listed again in half a year. */
const lookAgainDays = 182;

/**
 * Nobody found a number: the lead sleeps until we look again, or ends, because the company has. One whose company nothing else reaches
 * either stays in research until that day, for a lead that sleeps with no way to reach it is a leak.
 */
export async function endResearch(
  db: Db,
  { leadId, end, by, now }: { leadId: string; end: ResearchEnd; by: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "not-in-research" }> {
  return db.transaction(async (tx) => {
    const [lead] = await tx
      .select({ stage: leads.stage, companyId: leads.companyId, sleptFor: leads.dormancyReason })
      .from(leads)
      .where(and(eq(leads.id, leadId), isNull(leads.mergedIntoId)))
      .for("update");
    if (lead?.stage !== "research") return { ok: false, reason: "not-in-research" } as const;
    const about = { leadId, reason: end, by, now };
    const again = new Date(now.getTime() + lookAgainDays * 86_400_000);
    // Nobody was reached, so nobody took back why they slept.
    const dormancyReason = lead.sleptFor ?? "not-now";
    const [company] = await tx
      .select({ cutOff: sql<boolean>`${isCutOff}` })
      .from(companies)
      .where(eq(companies.id, lead.companyId));
    if (end === "out-of-business")
      await moveLead(tx, { ...about, to: "closed", nextAction: null, dueAt: null, closeReason: "out-of-business" });
    else if (company?.cutOff)
      await moveLead(tx, { ...about, to: "research", nextAction: "research", dueAt: again, assigneeId: null });
    else await moveLead(tx, { ...about, to: "nurturing", nextAction: "wake", dueAt: again, dormancyReason });
    return { ok: true } as const;
  });
}
