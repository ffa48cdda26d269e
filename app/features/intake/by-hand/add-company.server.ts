import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { contextOf } from "../commit-context.server.ts";
import { knownFacts } from "../known-facts.server.ts";
import { type Plan, planCommit } from "../plan-commit.ts";
import { isCompanyRow, type KnownFacts, settle } from "../settle.ts";
import { storePlan } from "../write-plan.server.ts";
import { type HandFields, handRow } from "./hand-row.ts";
import type { OpenCampaign } from "./open-to.server.ts";

export type CompanyAdded =
  | { ok: true; leadId: string }
  | { ok: false; reason: "no-name" }
  /** Nobody is to call them: the sentence says who said so. */
  | { ok: false; reason: "suppressed"; text: string }
  | { ok: false; reason: "known"; leadId: string };

/**
 * A company somebody found opens a lead, after the same questions as a row of a file: may it be called, have we met it? What is
 * certainly ours is not added again, unless the person says that it is another; what is likely becomes a question for a reviewer.
 * `key` and `openedAt` are the page's own, so that pressing twice adds once.
 */
export async function addCompany(
  db: Db,
  {
    campaign,
    fields,
    isAnother,
    key,
    openedAt,
    by,
    now,
  }: {
    campaign: OpenCampaign;
    fields: HandFields;
    isAnother: boolean;
    key: string;
    openedAt: Date;
    by: string;
    now: Date;
  },
): Promise<CompanyAdded> {
  const { clientId, id: campaignId } = campaign;
  const row = handRow(fields, campaign.country);
  if (!isCompanyRow(row)) return { ok: false, reason: "no-name" };
  return db.transaction(async (tx) => {
    await lockCompanies(tx, clientId);
    // The same page always makes the same keys: the lead of an earlier press is found under its own.
    const context = contextOf({ importId: key, clientId, campaignId, by, now: openedAt, statusWords: {} });
    const leadId = context.keyOf("lead", row.line);
    const [there] = await tx.select({ id: leads.id }).from(leads).where(eq(leads.id, leadId));
    if (there) return { ok: true, leadId } as const;

    const facts = await knownFacts(tx, { clientId, campaignId, rows: [row] });
    const closed = facts.suppressed.get(row.line);
    if (closed) return { ok: false, reason: "suppressed", text: closed.text } as const;
    const [met] = facts.matches.filter(({ band }) => band === "auto");
    if (met?.company.leadId && !isAnother) return { ok: false, reason: "known", leadId: met.company.leadId } as const;

    const asked = asTyped(facts, isAnother);
    const plan = planCommit(settle([row], asked), { merges: [], review: [], branches: [] }, asked.matches, {
      ...context,
      now,
    });
    await storeByHand(tx, plan);
    const [lead] = plan.leads;
    if (!lead) throw new Error("A company that may be called opened no lead.");
    await record(tx, {
      type: "lead.created",
      data: {
        source: "hand",
        rowId: null,
        stage: lead.stage,
        nextAction: lead.nextAction ?? null,
        dueAt: lead.dueAt?.toISOString() ?? null,
      },
      clientId,
      campaignId,
      leadId: lead.id,
      companyId: lead.companyId,
      by,
      at: now,
    });
    for (const { id: mergeId, keptCompanyId, mergedCompanyId } of plan.merges) {
      const data = { mergeId, keptCompanyId, mergedCompanyId, mergedLeadId: null, certain: true };
      await record(tx, {
        type: "company.merged",
        data,
        clientId,
        campaignId,
        leadId: lead.id,
        companyId: keptCompanyId,
        by,
        at: now,
      });
    }
    await announce(tx, `campaign:${campaignId}`, { leadId: lead.id });
    return { ok: true, leadId: lead.id } as const;
  });
}

/**
 * What was typed is always a record of its own, so that nothing of it is lost. Where the person says that it is another company than
 * the one we know, a reviewer looks at both and nothing is joined.
 */
const asTyped = (facts: KnownFacts, isAnother: boolean): KnownFacts => ({
  ...facts,
  matches: facts.matches.map((match) => ({ ...match, band: isAnother ? "ask" : match.band, again: null })),
});

async function storeByHand(tx: Tx, plan: Plan): Promise<void> {
  const byHand = { ...plan, leads: plan.leads.map((lead) => ({ ...lead, source: "hand" as const })) };
  await storePlan(tx, byHand, async () => {}, { length: 0, slice: () => [] });
}
