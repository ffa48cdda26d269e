import { eq } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";

export const researchEnds = ["nothing-found", "out-of-business"] as const;
export type ResearchEnd = (typeof researchEnds)[number];

/** A firm that cannot be found today may be listed again in half a year. */
const lookAgainDays = 182;

/** Nobody found a number: the lead sleeps until we look again, or ends, because the company has. */
export async function endResearch(
  db: Db,
  { leadId, end, by, now }: { leadId: string; end: ResearchEnd; by: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "not-in-research" }> {
  return db.transaction(async (tx) => {
    const [lead] = await tx
      .select({ stage: leads.stage, sleptFor: leads.dormancyReason })
      .from(leads)
      .where(eq(leads.id, leadId))
      .for("update");
    if (lead?.stage !== "research") return { ok: false, reason: "not-in-research" } as const;
    const about = { leadId, reason: end, by, now };
    const again = new Date(now.getTime() + lookAgainDays * 86_400_000);
    // Nobody was reached, so nobody took back why they slept.
    const dormancyReason = lead.sleptFor ?? "not-now";
    await moveLead(
      tx,
      end === "nothing-found"
        ? { ...about, to: "nurturing", nextAction: "wake", dueAt: again, dormancyReason }
        : { ...about, to: "closed", nextAction: null, dueAt: null, closeReason: "out-of-business" },
    );
    return { ok: true } as const;
  });
}
