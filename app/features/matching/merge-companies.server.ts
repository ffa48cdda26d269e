import { eq, inArray, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { companies, leads, merges } from "#db/schema.ts";
import { bringAnswers } from "./answers-along.server.ts";
import { treeOf, uuids } from "./company-tree.server.ts";
import { tellFamilyFacts } from "./facts-along.server.ts";
import { furtherOn, isPromised } from "./further-on.ts";
import { isHandedBack, type Lead, lockLeads, someoneHolds } from "./group-leads.server.ts";
import { rowMerged } from "./row-verdicts.server.ts";
import { settleQuestions } from "./settle-questions.server.ts";
import { tellMerged } from "./tell-leads.server.ts";
import type { Evidence } from "./types.ts";

export type Merging = {
  keptCompanyId: string;
  mergedCompanyId: string;
  probability: number;
  evidence: Evidence[];
  /** Left out: no weights joined them. */
  weightsVersion?: string | null;
  /** Null: the rule was certain and nobody was asked. */
  by: string | null;
  now: Date;
  decisionId?: string;
};
export type WhyNotMerged =
  | "no-such-company"
  | "another-client"
  | "already-merged"
  | "told-different"
  | "held"
  | "handed-back"
  | "erased";
export type Merged = { ok: true; mergeId: string } | { ok: false; reason: WhyNotMerged };

/**
 * Two companies become one: the people, numbers and addresses of the merged one move to the kept one and remember where they came
 * from, so that it can be undone whenever somebody knows better. Of two leads in one campaign the further one goes on.
 */
export async function mergeCompanies(db: Queryable, merging: Merging): Promise<Merged> {
  return db.transaction(async (tx) => {
    const [kept] = await tx
      .select({ clientId: companies.clientId })
      .from(companies)
      .where(eq(companies.id, merging.keptCompanyId));
    if (!kept) return { ok: false, reason: "no-such-company" } as const;
    await lockCompanies(tx, kept.clientId);
    const merged = await mergeInto(tx, merging);
    if (!merged.ok) return merged;
    const { keptCompanyId, by, now } = merging;
    await settleQuestions(tx, { clientId: kept.clientId, companyIds: [keptCompanyId], decisionId: null, by, now });
    return merged;
  });
}

/** The merge itself, for a caller that holds the lock on the client's companies. Nothing is written when it is refused. */
export async function mergeInto(tx: Tx, merging: Merging): Promise<Merged> {
  const { keptCompanyId, mergedCompanyId, by, now } = merging;
  const pair = await tx
    .select()
    .from(companies)
    .where(inArray(companies.id, [keptCompanyId, mergedCompanyId]));
  const clientId = pair[0]?.clientId;
  if (pair.length < 2 || !clientId) return { ok: false, reason: "no-such-company" };
  if (pair.some((company) => company.clientId !== clientId)) return { ok: false, reason: "another-client" };
  if (pair.some((company) => company.mergedIntoId !== null)) return { ok: false, reason: "already-merged" };
  if (pair.some((company) => company.erasedAt !== null)) return { ok: false, reason: "erased" };
  const [keptTree, mergedTree] = [await treeOf(tx, keptCompanyId), await treeOf(tx, mergedCompanyId)];
  if (await toldDifferent(tx, keptTree, mergedTree)) return { ok: false, reason: "told-different" };

  const all = await lockLeads(tx, [keptCompanyId, mergedCompanyId]);
  const live = all.filter(({ mergedIntoId }) => mergedIntoId === null);
  const joins = joinsOf(live, mergedCompanyId);
  const touched = joins.flatMap(({ goesOn, goesIn }) =>
    [goesIn, goesOn.companyId === mergedCompanyId ? goesOn : null].filter((lead) => lead !== null),
  );
  if (await someoneHolds(tx, touched, now)) return { ok: false, reason: "held" };
  const ended = joins.flatMap(({ goesIn }) => goesIn ?? []);
  if (ended.some(({ stage }) => stage === "won") || (await isHandedBack(tx, ended)))
    return { ok: false, reason: "handed-back" };

  for (const { goesOn, goesIn } of joins) {
    if (goesIn) {
      await tx.update(leads).set({ mergedIntoId: goesOn.id }).where(eq(leads.id, goesIn.id));
      await bringAnswers(tx, { from: goesIn.id, to: goesOn.id });
      await tellFamilyFacts(tx, [goesOn.id], { by, now });
      await rowMerged(tx, { leadId: goesIn.id, clientId, campaignId: goesIn.campaignId, by, now });
      await leaveOver(tx, { goesOn, goesIn, by, now });
    }
    if (goesOn.companyId === mergedCompanyId) {
      const originCompanyId = goesOn.originCompanyId ?? mergedCompanyId;
      await tx.update(leads).set({ companyId: keptCompanyId, originCompanyId }).where(eq(leads.id, goesOn.id));
    }
    await announce(tx, `campaign:${goesOn.campaignId}`, { leadId: goesOn.id });
  }
  await tx.update(companies).set({ mergedIntoId: keptCompanyId }).where(inArray(companies.id, mergedTree));
  for (const owned of ["contacts", "phone_numbers", "email_addresses"]) {
    await tx.execute(
      sql`update ${sql.identifier(owned)} set company_id = ${keptCompanyId} where company_id = ${mergedCompanyId}`,
    );
  }
  const mergeId = await writeMerge(tx, {
    ...merging,
    clientId,
    joins,
  });
  return { ok: true, mergeId };
}

type Join = { goesOn: Lead; goesIn: Lead | null };

/** Campaign by campaign: which lead goes on, and which goes into it. Campaigns in which only the kept company has one stay as they are. */
function joinsOf(live: readonly Lead[], mergedCompanyId: string): Join[] {
  return live
    .filter(({ companyId }) => companyId === mergedCompanyId)
    .map((moving) => {
      const there = live.find((lead) => lead.campaignId === moving.campaignId && lead.companyId !== mergedCompanyId);
      if (!there) return { goesOn: moving, goesIn: null };
      const goesOn = furtherOn(there, moving);
      return { goesOn, goesIn: goesOn === there ? moving : there };
    });
}

/** A promise goes into a lead that nobody rings any more: a person has to see to it, unless they asked not to be rung. */
async function leaveOver(
  tx: Tx,
  { goesOn, goesIn, by, now }: { goesOn: Lead; goesIn: Lead; by: string | null; now: Date },
): Promise<void> {
  if (!isPromised(goesIn) || isPromised(goesOn) || !goesIn.dueAt || unwanted.includes(goesOn.closedReason)) return;
  const data = { promisedAt: goesIn.dueAt.toISOString(), agentId: goesIn.assigneeId, formerId: goesIn.id };
  const { clientId, campaignId, id: leadId, companyId } = goesOn;
  await record(tx, { type: "callback.left-over", data, clientId, campaignId, leadId, companyId, by, at: now });
}

const unwanted: Lead["closedReason"][] = ["asked-not-to-be-called", "erased-on-request"];

/** Somebody looked at two records of these groups and said they are not one company. */
async function toldDifferent(tx: Tx, one: readonly string[], other: readonly string[]): Promise<boolean> {
  const found = await tx.execute(sql`
    select 1 from match_decisions where answer in ('different', 'branch') and (
      (a_company_id = any(${uuids(one)}) and b_company_id = any(${uuids(other)}))
      or (a_company_id = any(${uuids(other)}) and b_company_id = any(${uuids(one)}))
    ) limit 1`);
  return (found.rowCount ?? 0) > 0;
}

async function writeMerge(
  tx: Tx,
  { joins, clientId, decisionId, now, ...merge }: Merging & { clientId: string; joins: readonly Join[] },
): Promise<string> {
  const joined = joins.find(({ goesIn }) => goesIn) ?? joins[0];
  const mergedLeadId = joined?.goesIn?.id ?? null;
  const [written] = await tx
    .insert(merges)
    .values({ ...merge, clientId, decisionId, at: now, keptLeadId: joined?.goesOn.id ?? null, mergedLeadId })
    .returning({ id: merges.id });
  if (!written) throw new Error("The merge was not stored.");
  const { keptCompanyId, mergedCompanyId, by } = merge;
  const data = { mergeId: written.id, keptCompanyId, mergedCompanyId, certain: by === null };
  const wentIn = joins.flatMap(({ goesIn }) => goesIn ?? []);
  await tellMerged(tx, { data, wentIn, clientId, companyId: keptCompanyId, by, now });
  return written.id;
}
