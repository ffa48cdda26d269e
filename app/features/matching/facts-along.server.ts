import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { uuids } from "./company-tree.server.ts";
import { factsKept, familyFacts, ownFacts, type Telling } from "./lead-facts.ts";
import { sleepByContract } from "./sleep-by-contract.server.ts";

type By = { by: string | null; now: Date };

const telling = {
  id: leads.id,
  createdAt: leads.createdAt,
  brought: leads.brought,
  oldStatus: leads.oldStatus,
  lostReason: leads.lostReason,
  lostOn: leads.lostOn,
  lastContactedOn: leads.lastContactedOn,
  competitor: leads.competitor,
  contractStartOn: leads.contractStartOn,
  contractEndOn: leads.contractEndOn,
  contractMonths: leads.contractMonths,
  priority: leads.priority,
};
const sleeping = {
  stage: leads.stage,
  stageAt: leads.stageAt,
  dormancyReason: leads.dormancyReason,
  dueAt: leads.dueAt,
  dueZone: leads.dueZone,
  zone: sql<string>`(select coalesce(c.time_zone, s.time_zone) from companies c join clients s on s.id = c.client_id
    where c.id = ${leads.companyId})`,
};

/**
 * After others went into these leads, or were taken apart from them: each says what its family says now, and no longer what left, and
 * sleeps as long as that says. For a lead that went in itself, the one that goes on speaks. Done twice, nothing changes.
 */
export async function tellFamilyFacts(tx: Tx, leadIds: readonly string[], { by, now }: By): Promise<void> {
  const heads = await headsOf(tx, leadIds);
  // Those that change alone, and in one order.
  await tx.execute(sql`select id from leads where id = any(${uuids(heads)}) order by id for update`);
  const families = await familiesOf(tx, heads);
  const found = await tx
    .select({ telling, sleeping })
    .from(leads)
    .where(sql`${leads.id} = any(${uuids([...families.values()].flat())})`);
  const rows = await rowsThatWentIn(tx, families);
  const byId = new Map(found.map((lead) => [lead.telling.id, lead]));
  for (const [leadId, family] of families) {
    const lead = byId.get(leadId);
    const kin = family.flatMap((id) => (id === leadId ? [] : (byId.get(id)?.telling ?? [])));
    const others = [...kin, ...(rows.get(leadId) ?? [])];
    if (!lead || (others.length === 0 && lead.telling.brought === null)) continue;
    const facts = familyFacts(lead.telling, others);
    const brought = await sleepByContract(tx, { lead, facts, by, now });
    await tx
      .update(leads)
      .set({ ...facts, brought })
      .where(eq(leads.id, leadId));
  }
}

/** Each of these leads says its own words alone, until its family is told again: a file changes what it says itself, and no other's word. */
export async function tellOwnFacts(tx: Tx, leadIds: readonly string[]): Promise<void> {
  const speaking = await tx
    .select(telling)
    .from(leads)
    .where(sql`${leads.id} = any(${uuids(leadIds)}) and ${leads.brought} is not null`)
    .orderBy(leads.id)
    .for("update");
  for (const lead of speaking) {
    // The day on which it wakes is no fact of a file: the family's contract settles that.
    const dueAt = lead.brought?.dueAt;
    await tx
      .update(leads)
      .set({ ...ownFacts(lead), brought: dueAt ? { dueAt } : null })
      .where(eq(leads.id, lead.id));
  }
}

/** The leads that stand for these. */
async function headsOf(tx: Tx, leadIds: readonly string[]): Promise<string[]> {
  const found = await tx.execute<{ id: string }>(sql`
    with recursive up as (
      select id, merged_into_id from leads where id = any(${uuids(leadIds)})
      union select l.id, l.merged_into_id from leads l join up on l.id = up.merged_into_id
    ) select id from up where merged_into_id is null`);
  return found.rows.map(({ id }) => id);
}

/** Each of these leads with all that went into it, directly or through others. */
async function familiesOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await tx.execute<{ root: string; ids: string[] }>(sql`
    with recursive family as (
      select id as root, id from leads where id = any(${uuids(leadIds)})
      union select family.root, l.id from leads l join family on l.merged_into_id = family.id
    ) select root, array_agg(id) as ids from family group by root order by root`);
  return new Map(found.rows.map(({ root, ids }) => [root, ids]));
}

type Row = { lead_id: string; id: string; at: string; told: Record<string, string | number> };

/** Rows that went into one of a family without ever having a lead of their own, each company's last one, by the lead at the head. */
async function rowsThatWentIn(tx: Tx, families: ReadonlyMap<string, string[]>): Promise<Map<string, Telling[]>> {
  const rootOf = new Map([...families].flatMap(([root, ids]) => ids.map((id) => [id, root] as const)));
  const found = await tx.execute<Row>(sql`
    select distinct on (r.lead_id, r.company_id) r.lead_id, r.id, i.committed_at as at, r.told
    from import_rows r join imports i on i.id = r.import_id
    where r.lead_id = any(${uuids([...rootOf.keys()])}) and r.verdict = 'merged' and r.told is not null
      and not exists (select from leads l where l.campaign_id = i.campaign_id and coalesce(l.origin_company_id, l.company_id) = r.company_id)
    order by r.lead_id, r.company_id, i.committed_at desc, r.line desc`);
  const rows = new Map<string, Telling[]>();
  for (const { lead_id, id, at, told } of found.rows) {
    const root = rootOf.get(lead_id) ?? lead_id;
    const row = { ...factsKept(told), id, createdAt: new Date(at), brought: null };
    rows.set(root, [...(rows.get(root) ?? []), row]);
  }
  return rows;
}
