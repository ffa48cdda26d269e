import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { isCutOff } from "#app/features/companies/cut-off.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Tx } from "#db/client.server.ts";
import { companies, leads } from "#db/schema.ts";

/**
 * Where nothing reaches a company any more, be it a number, an address or a page to look for them on, its leads that wait or sleep are
 * looked into now and not on the day they would wake. What somebody has in hand, or moves at this moment, finds out by itself.
 */
export async function lookIntoCutOff(
  tx: Tx,
  { companyId, by, now }: { companyId: string; by: string | null; now: Date },
): Promise<void> {
  const cutOff = await tx
    .select({ id: leads.id })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(
      and(
        ...[eq(companies.id, companyId), isCutOff(tx), isNull(leads.mergedIntoId), isNull(leads.heldBy)],
        inArray(leads.stage, ["ready", "nurturing"]),
      ),
    )
    .orderBy(asc(leads.id))
    .for("update", { of: leads, skipLocked: true });
  const research = {
    to: "research",
    nextAction: "research",
    dueAt: now,
    assigneeId: null,
    reason: "no-route",
  } as const;
  for (const { id } of cutOff) await moveLead(tx, { leadId: id, ...research, by, now });
}
