import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { uuids } from "./company-tree.server.ts";
import { familyFacts } from "./lead-facts.ts";
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
 * sleeps as long as that says. Done twice, nothing changes.
 */
export async function tellFamilyFacts(tx: Tx, leadIds: readonly string[], { by, now }: By): Promise<void> {
  const families = await familiesOf(tx, leadIds);
  const found = await tx
    .select({ telling, sleeping })
    .from(leads)
    .where(sql`${leads.id} = any(${uuids([...families.values()].flat())})`)
    .orderBy(leads.id)
    .for("update");
  const byId = new Map(found.map((lead) => [lead.telling.id, lead]));
  for (const [leadId, family] of families) {
    const lead = byId.get(leadId);
    const others = family.flatMap((id) => (id === leadId ? [] : (byId.get(id)?.telling ?? [])));
    if (!lead || (others.length === 0 && lead.telling.brought === null)) continue;
    const facts = familyFacts(lead.telling, others);
    const brought = await sleepByContract(tx, { lead, facts, by, now });
    await tx
      .update(leads)
      .set({ ...facts, brought })
      .where(eq(leads.id, leadId));
  }
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
