import { and, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompaniesUnlessFile } from "#app/features/companies/lock-companies.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { matchDecisions, merges } from "#db/schema.ts";
import { reopenSettledBy } from "./reopen-settled.server.ts";
import { settleAnew } from "./settle-anew.server.ts";
import { type Apart, type By, takeApart } from "./take-apart.server.ts";

type Unmerging = By & { mergeId: string };
export type Unmerged = Apart | { ok: false; reason: "no-such-merge" | "file-being-written" };

/**
 * Takes a merge back, also long after and also after calls: everything that came with the merged company (and with those merged into
 * it before) goes home, its lead is revived or opened, what was done while the two were one is linked to both, and the pair is
 * remembered as different, so that nothing joins it again.
 */
export async function unmerge(db: Queryable, { mergeId, by, now }: Unmerging): Promise<Unmerged> {
  return db.transaction(async (tx) => {
    const [seen] = await tx.select({ clientId: merges.clientId }).from(merges).where(eq(merges.id, mergeId));
    if (!seen) return { ok: false, reason: "no-such-merge" } as const;
    if (!(await lockCompaniesUnlessFile(tx, seen.clientId)))
      return { ok: false, reason: "file-being-written" } as const;
    const [merge] = await tx.select().from(merges).where(eq(merges.id, mergeId)).for("update");
    if (!merge) return { ok: false, reason: "no-such-merge" } as const;
    if (merge.undoneAt) return { ok: true, revivedLeadIds: [], shared: { calls: 0, notes: 0 } } as const;
    const apart = await takeApart(tx, merge, { by, now });
    if (!apart.ok) return apart;
    await remember(tx, merge, { by, now });
    return apart;
  });
}

/** The pair counts as answered "different", whether a person or a rule had joined it; what followed from "same" follows from this. */
async function remember(tx: Tx, merge: typeof merges.$inferSelect, { by, now }: By): Promise<void> {
  const { clientId, keptCompanyId, mergedCompanyId, probability, evidence, weightsVersion } = merge;
  const [aCompanyId = "", bCompanyId = ""] = [keptCompanyId, mergedCompanyId].sort();
  const told = { answer: "different", answeredBy: by, answeredAt: now, settledById: null, batchId: null } as const;
  const [decision] = await tx
    .insert(matchDecisions)
    .values({ clientId, aCompanyId, bCompanyId, probability, evidence, weightsVersion, askedAt: now, ...told })
    .onConflictDoUpdate({
      target: [matchDecisions.clientId, matchDecisions.aCompanyId, matchDecisions.bCompanyId],
      set: told,
    })
    .returning({ id: matchDecisions.id });
  if (!decision) throw new Error("The answer was not stored.");
  const data = { decisionId: decision.id, answer: "different" } as const;
  await record(tx, { type: "pair.answered", data, clientId, companyId: mergedCompanyId, by, at: now });
  if (merge.decisionId) {
    await reopenSettledBy(tx, { clientId, decisionId: merge.decisionId, by, now });
    await tx
      .update(matchDecisions)
      .set({ answer: null, answeredBy: null, answeredAt: null, batchId: null })
      .where(and(eq(matchDecisions.id, merge.decisionId), eq(matchDecisions.answer, "same")));
  }
  const companyIds = [keptCompanyId, mergedCompanyId];
  await settleAnew(tx, { clientId, companyIds, decisionId: decision.id, by, now });
}
