import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { dispositions, outcomes } from "#db/schema.ts";
import { lockOutcomes } from "./lock-outcomes.server.ts";
import { fitsUnanswered } from "./may-set.ts";

export type OutcomeRemoved =
  | { ok: true }
  | { ok: false; reason: "no-such-disposition" | "the-houses" | "used" | "last-for-the-unanswered" };

/** Takes away an outcome of the campaign's own that nobody has said yet; one that was said is put away instead. */
export async function removeOutcome(
  db: Queryable,
  { campaignId, code, by, now }: { campaignId: string; code: string; by: string; now: Date },
): Promise<OutcomeRemoved> {
  return db.transaction(async (tx) => {
    const locked = await lockOutcomes(tx, campaignId);
    const found = locked?.all.find((one) => one.code === code);
    if (!locked || !found) return { ok: false, reason: "no-such-disposition" } as const;
    if (found.likeId === null) return { ok: false, reason: "the-houses" } as const;
    // Whoever is just saying it holds its row until they are done.
    await tx.select({ id: dispositions.id }).from(dispositions).where(eq(dispositions.id, found.id)).for("update");
    if ((await tx.$count(outcomes, eq(outcomes.dispositionId, found.id))) > 0)
      return { ok: false, reason: "used" } as const;
    if (!locked.all.some((one) => one.id !== found.id && fitsUnanswered(one)))
      return { ok: false, reason: "last-for-the-unanswered" } as const;
    await tx.delete(dispositions).where(eq(dispositions.id, found.id));
    const data = { disposition: code, label: found.label };
    const { clientId } = locked;
    await record(tx, { type: "campaign.outcome-removed", data, clientId, campaignId, by, at: now });
    return { ok: true } as const;
  });
}
