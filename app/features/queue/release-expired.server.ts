import { and, inArray, isNotNull, lt } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { inNobodysHand } from "./hold.server.ts";

/**
 * Lets go of what agents hold who gave no sign of life in time, and writes it down. The next claim does not wait for this: a hold that has
 * run out holds nothing. It keeps the rows tidy and the story true where nobody comes for the lead.
 */
export async function releaseExpired(db: Db, { now }: { now: Date }): Promise<number> {
  return db.transaction(async (tx) => {
    const expired = await tx
      .select()
      .from(leads)
      .where(and(isNotNull(leads.heldBy), lt(leads.heldUntil, now)))
      .for("update", { skipLocked: true });
    if (expired.length === 0) return 0;
    await tx
      .update(leads)
      .set(inNobodysHand)
      .where(
        inArray(
          leads.id,
          expired.map(({ id }) => id),
        ),
      );
    await record(
      tx,
      ...expired.map(({ id, clientId, campaignId, companyId, holdToken, heldBy }) => ({
        type: "lead.released" as const,
        data: { holdToken: holdToken ?? "", why: "expired" as const },
        ...{ clientId, campaignId, companyId, leadId: id },
        by: heldBy,
        at: now,
      })),
    );
    return expired.length;
  });
}
