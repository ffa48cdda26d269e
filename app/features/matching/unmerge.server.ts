import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { forgetChoices } from "#app/features/companies/choose-field.server.ts";
import { lockCompaniesUnlessFile } from "#app/features/companies/lock-companies.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { companies, matchDecisions, merges } from "#db/schema.ts";
import { treeOf, uuids } from "./company-tree.server.ts";
import { tellFamilyFacts } from "./facts-along.server.ts";
import { homeOf, type Lead, lockLeads, someoneHolds } from "./group-leads.server.ts";
import { reopenSettledBy } from "./reopen-settled.server.ts";
import { settleQuestions } from "./settle-questions.server.ts";
import { settleSide } from "./settle-side.server.ts";
import { type Shared, shareFacts } from "./share-facts.server.ts";
import { liveLeads, tellParted } from "./tell-leads.server.ts";
import { togetherSince } from "./together-since.ts";

type Unmerging = { mergeId: string; by: string | null; now: Date };
export type Apart =
  /** Leads that stand by themselves again, or for the first time. Empty when it was undone before. */
  { ok: true; revivedLeadIds: string[]; shared: Shared } | { ok: false; reason: "held" };
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

/** The parting itself, for a caller that holds the lock on the client's companies. */
export async function takeApart(
  tx: Tx,
  merge: typeof merges.$inferSelect,
  { by, now }: Omit<Unmerging, "mergeId">,
): Promise<Apart> {
  const { clientId, keptCompanyId, mergedCompanyId } = merge;
  const [merged] = await tx.select().from(companies).where(eq(companies.id, mergedCompanyId));
  const root = merged?.mergedIntoId;
  if (!root) throw new Error(`The merge ${merge.id} stands, but its company is merged into nothing.`);
  const leaving = await treeOf(tx, mergedCompanyId);
  const staying = (await treeOf(tx, root)).filter((id) => !leaving.includes(id));
  const all = await lockLeads(tx, [...leaving, ...staying]);
  const live = all.filter(({ mergedIntoId }) => mergedIntoId === null);
  if (await someoneHolds(tx, live, now)) return { ok: false, reason: "held" };

  await tx.update(merges).set({ undoneAt: now, undoneBy: by }).where(eq(merges.id, merge.id));
  await sendHome(tx, merge, { root, leaving, staying });
  const mine = all.filter((lead) => leaving.includes(homeOf(lead)));
  const theirs = all.filter((lead) => !leaving.includes(homeOf(lead)));
  const since = await sinceOfEach(tx, merge, { companyIds: [...leaving, ...staying], leads: all });
  const at = { clientId, by, now, since };
  const leavers = { root: mergedCompanyId, companyIds: leaving, own: mine, others: theirs, acrossId: keptCompanyId };
  const stayers = { root, companyIds: staying, own: theirs, others: mine, acrossId: mergedCompanyId };
  // Those who leave go first: what they leave free may be needed by a lead that is revived.
  const revivedLeadIds = [
    ...(await settleSide(tx, { ...leavers, ...at })),
    ...(await settleSide(tx, { ...stayers, ...at })),
  ];
  const apart = await liveLeads(tx, [root, mergedCompanyId]);
  await tellFamilyFacts(
    tx,
    apart.map(({ id }) => id),
    { by, now },
  );
  const withSince = (side: readonly Lead[]) => side.map(({ id }) => ({ id, since: since.get(id) ?? merge.at }));
  const shared = await shareFacts(tx, {
    mergeId: merge.id,
    sides: [
      { companyId: mergedCompanyId, root: mergedCompanyId, leads: withSince(mine) },
      { companyId: keptCompanyId, root, leads: withSince(theirs) },
    ],
  });
  const data = { mergeId: merge.id, keptCompanyId: root, mergedCompanyId };
  await tellParted(tx, { data, revivedLeadIds, clientId, companyId: mergedCompanyId, by, now });
  return { ok: true, revivedLeadIds, shared };
}

type Sides = { root: string; leaving: string[]; staying: string[] };

/** People, numbers and addresses go where they came from; the companies that leave are one among themselves. */
async function sendHome(
  tx: Tx,
  { mergedCompanyId, at }: typeof merges.$inferSelect,
  { root, leaving, staying }: Sides,
): Promise<void> {
  await tx.update(companies).set({ mergedIntoId: null }).where(eq(companies.id, mergedCompanyId));
  const below = leaving.filter((id) => id !== mergedCompanyId);
  await tx.update(companies).set({ mergedIntoId: mergedCompanyId }).where(inArray(companies.id, below));
  for (const owned of ["contacts", "phone_numbers", "email_addresses"]) {
    await tx.execute(sql`
      update ${sql.identifier(owned)} set company_id = ${mergedCompanyId}
      where company_id = ${root} and origin_company_id = any(${uuids(leaving)})`);
  }
  if (leaving.length === 1) await forgetChoices(tx, { companyId: mergedCompanyId, since: at });
  if (staying.length === 1) await forgetChoices(tx, { companyId: root, since: at });
}

/** Lead by lead since when the other side was one with the company it is at home at. */
async function sinceOfEach(
  tx: Tx,
  merge: typeof merges.$inferSelect,
  { companyIds, leads }: { companyIds: string[]; leads: readonly Lead[] },
): Promise<Map<string, Date>> {
  const standing = await tx
    .select()
    .from(merges)
    .where(and(inArray(merges.mergedCompanyId, companyIds), isNull(merges.undoneAt)));
  const since = togetherSince(merge, standing);
  return new Map(leads.map((lead) => [lead.id, since.get(homeOf(lead)) ?? merge.at]));
}

/** The pair counts as answered "different", whether a person or a rule had joined it; what followed from "same" follows from this. */
async function remember(
  tx: Tx,
  merge: typeof merges.$inferSelect,
  { by, now }: Omit<Unmerging, "mergeId">,
): Promise<void> {
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
  await settleQuestions(tx, { clientId, companyIds, decisionId: decision.id, by, now });
}
