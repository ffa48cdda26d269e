import { eq, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { sendAnswersHome } from "./answers-along.server.ts";
import { uuids } from "./company-tree.server.ts";
import { furtherOn } from "./further-on.ts";
import { homeOf, type Lead } from "./group-leads.server.ts";
import { factsKept } from "./lead-facts.ts";
import { rowBecomesLead, rowRevived } from "./row-verdicts.server.ts";
import { sendWaitsHome } from "./waits-home.server.ts";

type Side = {
  /** The company that is left on this side, and all that belong to it. */
  root: string;
  companyIds: string[];
  /** The leads that are at home here, and those of the other side. */
  own: Lead[];
  others: Lead[];
  /** The company at the other end of the merge. */
  acrossId: string;
  /** Of each lead, since when what was said with it was said with the other side too. */
  since: ReadonlyMap<string, Date>;
  clientId: string;
  by: string | null;
  now: Date;
};

/**
 * After two companies were taken apart, each side has one live lead in each campaign it has rows or leads in: its own that was
 * live, or the furthest of those that had gone into a lead of the other side, or a new one where its rows never had any.
 */
export async function settleSide(tx: Tx, side: Side): Promise<string[]> {
  const revived: string[] = [];
  const rows = await rowsByCampaign(tx, side.companyIds);
  const campaigns = new Set([...side.own.map(({ campaignId }) => campaignId), ...rows.keys()]);
  for (const campaignId of [...campaigns].sort()) {
    const standing = standingIn(side, campaignId);
    const head = standing.length > 0 ? standing.reduce(furtherOn) : null;
    const leadId = head?.id ?? (await openLead(tx, side, campaignId, rows.get(campaignId)));
    if (!leadId) continue;
    if (head === null || head.mergedIntoId !== null) revived.push(leadId);
    if (head) await stand(tx, side, head);
    for (const lead of standing) {
      if (lead !== head && lead.mergedIntoId !== leadId) {
        await tx.update(leads).set({ mergedIntoId: leadId }).where(eq(leads.id, lead.id));
      }
    }
    await pointRows(tx, side, campaignId, leadId);
    const idsIn = (leads: readonly Lead[]) =>
      leads.filter((lead) => lead.campaignId === campaignId).map(({ id }) => id);
    const across = side.others.find((lead) => lead.campaignId === campaignId && homeOf(lead) === side.acrossId);
    const answered = { own: idsIn(side.own), others: idsIn(side.others), acrossLeadId: across?.id ?? null };
    await sendAnswersHome(tx, { leadId, ...answered, since: side.since });
    await sendWaitsHome(tx, answered);
    await announce(tx, `campaign:${campaignId}`, { leadId });
  }
  return revived;
}

/** Live ones, and those whose way led to the other side. */
function standingIn({ own, others }: Side, campaignId: string): Lead[] {
  const across = new Set(others.map(({ id }) => id));
  return own.filter(
    (lead) => lead.campaignId === campaignId && (lead.mergedIntoId === null || across.has(lead.mergedIntoId)),
  );
}

async function stand(tx: Tx, { root, clientId, by, now }: Side, lead: Lead): Promise<void> {
  const home = homeOf(lead);
  const originCompanyId = home === root ? null : home;
  await tx.update(leads).set({ companyId: root, originCompanyId, mergedIntoId: null }).where(eq(leads.id, lead.id));
  if (lead.mergedIntoId !== null) {
    await rowRevived(tx, { leadId: lead.id, clientId, campaignId: lead.campaignId, by, now });
  }
}

type SideRow = {
  id: string;
  campaign_id: string;
  company_id: string;
  told: Record<string, string | number> | null;
};

/** The rows of these companies that went into something, the earliest first; a suppressed row wants no lead. */
async function rowsByCampaign(tx: Tx, companyIds: string[]): Promise<Map<string, SideRow[]>> {
  const found = await tx.execute<SideRow>(sql`
    select r.id, i.campaign_id, r.company_id, r.told from import_rows r join imports i on i.id = r.import_id
    where r.company_id = any(${uuids(companyIds)}) and r.verdict = 'merged' order by i.uploaded_at, r.line`);
  const byCampaign = new Map<string, SideRow[]>();
  for (const row of found.rows) byCampaign.set(row.campaign_id, [...(byCampaign.get(row.campaign_id) ?? []), row]);
  return byCampaign;
}

/** A row that was merged before anybody called becomes the lead it would have been. What it says of one is kept with it; where nothing was, its place in the queue is its twin's. */
async function openLead(
  tx: Tx,
  { root, others, clientId, by, now }: Side,
  campaignId: string,
  rows: SideRow[] = [],
): Promise<string | null> {
  const row = rows.find(({ company_id }) => company_id === root) ?? rows[0];
  if (!row) return null;
  // The newest file in which this record came says what is known of it.
  const said = rows.findLast(({ company_id, told }) => company_id === row.company_id && told)?.told;
  const twin = others.find((lead) => lead.campaignId === campaignId);
  const [opened] = await tx
    .insert(leads)
    .values({
      clientId,
      campaignId,
      companyId: root,
      originCompanyId: row.company_id === root ? null : row.company_id,
      stage: "ready",
      stageAt: now,
      nextAction: "call",
      dueAt: now,
      callableFrom: now,
      priority: twin?.priority ?? 0,
      ...(said ? factsKept(said) : {}),
      source: "row",
      createdAt: now,
    })
    .returning({ id: leads.id });
  if (!opened) throw new Error("The lead was not opened.");
  await rowBecomesLead(tx, row.id, { leadId: opened.id, clientId, campaignId, by, now });
  await record(tx, {
    type: "lead.created",
    data: { source: "row", rowId: row.id, stage: "ready", nextAction: "call", dueAt: now.toISOString() },
    clientId,
    campaignId,
    leadId: opened.id,
    companyId: root,
    by,
    at: now,
  });
  return opened.id;
}

/** Rows that had gone into a lead of the other side belong to this side's from now on. */
async function pointRows(tx: Tx, { companyIds, others }: Side, campaignId: string, leadId: string): Promise<void> {
  await tx.execute(sql`
    update import_rows set lead_id = ${leadId} from imports
    where imports.id = import_rows.import_id and imports.campaign_id = ${campaignId}
      and company_id = any(${uuids(companyIds)}) and verdict = 'merged' and lead_id = any(${uuids(others.map(({ id }) => id))})`);
}
