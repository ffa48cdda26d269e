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
    .where(sql`${leads.id} = any(${uuids([...families.values()].flatMap(({ kin }) => kin))})`);
  const rows = await rowsThatWentIn(tx, families);
  const byId = new Map(found.map((lead) => [lead.telling.id, lead]));
  for (const [leadId, { kin: family, all }] of families) {
    const lead = byId.get(leadId);
    const kin = family.flatMap((id) => (id === leadId ? [] : (byId.get(id)?.telling ?? [])));
    const others = [...kin, ...all.flatMap((id) => rows.get(id) ?? [])];
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

/** `kin`: those who speak for a lead. `all`: also the lead it was before it was carried on, whose rows speak for it, and whose own word it has. */
type Family = { kin: string[]; all: string[] };

/** Each of these leads with all that went into it, directly or through others, also in the campaign it came from. */
async function familiesOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, Family>> {
  const found = await tx.execute<Family & { root: string }>(sql`
    with recursive family as (
      select id as root, id, false as former from leads where id = any(${uuids(leadIds)})
      union select family.root, next.id, next.former from family, lateral (
        select l.id, false as former from leads l where l.merged_into_id = family.id
        union all select l.parent_lead_id, true from leads l
          where l.id = family.id and l.source = 'successor' and l.parent_lead_id is not null) next
    ) select root, array_agg(id) as all, array_agg(id) filter (where not former) as kin
    from family group by root order by root`);
  return new Map(found.rows.map(({ root, ...family }) => [root, family]));
}

type Row = { lead_id: string; id: string; at: string; told: Record<string, string | number> };

/** Rows that went into one of a family without ever having a lead of their own, each company's last one, by that lead. */
async function rowsThatWentIn(tx: Tx, families: ReadonlyMap<string, Family>): Promise<Map<string, Telling[]>> {
  const ids = [...new Set([...families.values()].flatMap(({ all }) => all))];
  const found = await tx.execute<Row>(sql`
    select distinct on (r.lead_id, r.company_id) r.lead_id, r.id, i.committed_at as at, r.told
    from import_rows r join imports i on i.id = r.import_id
    where r.lead_id = any(${uuids(ids)}) and r.verdict = 'merged' and r.told is not null
      and not exists (select from leads l where l.campaign_id = i.campaign_id and coalesce(l.origin_company_id, l.company_id) = r.company_id)
    order by r.lead_id, r.company_id, i.committed_at desc, r.line desc`);
  const rows = new Map<string, Telling[]>();
  for (const { lead_id, id, at, told } of found.rows) {
    const row = { ...factsKept(told), id, createdAt: new Date(at), brought: null };
    rows.set(lead_id, [...(rows.get(lead_id) ?? []), row]);
  }
  return rows;
}
