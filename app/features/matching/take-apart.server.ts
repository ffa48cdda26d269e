import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { forgetChoices } from "#app/features/companies/choose-field.server.ts";
import type { Tx } from "#db/client.server.ts";
import { companies, merges } from "#db/schema.ts";
import { treeOf, uuids } from "./company-tree.server.ts";
import { erasedAmong } from "./erased-among.server.ts";
import { tellFamilyFacts } from "./facts-along.server.ts";
import { homeOf, type Lead, lockLeads, someoneHolds } from "./group-leads.server.ts";
import { settleSide } from "./settle-side.server.ts";
import { type Shared, shareFacts } from "./share-facts.server.ts";
import { liveLeads, tellParted } from "./tell-leads.server.ts";
import { togetherSince } from "./together-since.ts";

export type By = { by: string | null; now: Date };
export type Apart =
  /** Leads that stand by themselves again, or for the first time. Empty when it was undone before. */
  { ok: true; revivedLeadIds: string[]; shared: Shared } | { ok: false; reason: "held" | "erased" };

/** The parting itself, for a caller that holds the lock on the client's companies. */
export async function takeApart(tx: Tx, merge: typeof merges.$inferSelect, { by, now }: By): Promise<Apart> {
  const { clientId, keptCompanyId, mergedCompanyId } = merge;
  const [merged] = await tx.select().from(companies).where(eq(companies.id, mergedCompanyId));
  const root = merged?.mergedIntoId;
  if (!root) throw new Error(`The merge ${merge.id} stands, but its company is merged into nothing.`);
  if (await erasedAmong(tx, [root, mergedCompanyId])) return { ok: false, reason: "erased" };
  const leaving = await treeOf(tx, mergedCompanyId);
  const staying = (await treeOf(tx, root)).filter((id) => !leaving.includes(id));
  const all = await lockLeads(tx, [...leaving, ...staying]);
  const live = all.filter(({ mergedIntoId }) => mergedIntoId === null);
  if (await someoneHolds(tx, live, now)) return { ok: false, reason: "held" };

  await tx.update(merges).set({ undoneAt: now, undoneBy: by }).where(eq(merges.id, merge.id));
  await sendHome(tx, merge, { root, leaving, staying });
  const mine = all.filter((lead) => leaving.includes(homeOf(lead)));
  const theirs = all.filter((lead) => !leaving.includes(homeOf(lead)));
  const joined = await joinedSince(tx, merge, [...leaving, ...staying]);
  const since = new Map(all.map((lead) => [lead.id, joined.get(homeOf(lead)) ?? merge.at]));
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
  const side = (companyId: string, companyIds: readonly string[], leads: readonly Lead[]) => ({
    companyId,
    companies: companyIds.map((id) => ({ id, since: joined.get(id) ?? merge.at })),
    leads: leads.map(({ id }) => ({ id, since: since.get(id) ?? merge.at })),
  });
  const sides = [side(mergedCompanyId, leaving, mine), side(keptCompanyId, staying, theirs)] as const;
  const shared = await shareFacts(tx, { mergeId: merge.id, sides });
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

/** Company by company since when it has been one with the other side. */
async function joinedSince(
  tx: Tx,
  merge: typeof merges.$inferSelect,
  companyIds: string[],
): Promise<Map<string, Date>> {
  const standing = await tx
    .select()
    .from(merges)
    .where(and(inArray(merges.mergedCompanyId, companyIds), isNull(merges.undoneAt)));
  return togetherSince(merge, standing);
}
