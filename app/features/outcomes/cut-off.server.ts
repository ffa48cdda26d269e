import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { isCutOff } from "#app/features/companies/cut-off.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
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
        ...[eq(companies.id, companyId), isCutOff, isNull(leads.mergedIntoId), isNull(leads.heldBy)],
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

/**
 * The same once a word came late. Who at this moment says what came of a call, and still saw a way to reach them, is waited for: what they let
 * go of is looked into as well.
 */
export async function lookAgainIntoCutOff(db: Db, { companyId, now }: { companyId: string; now: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .select({ id: leads.id })
      .from(leads)
      .where(eq(leads.companyId, companyId))
      .orderBy(asc(leads.id))
      .for("update");
    await lookIntoCutOff(tx, { companyId, by: null, now });
  });
}
