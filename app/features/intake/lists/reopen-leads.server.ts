import { and, eq, sql } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { listsInForce } from "#app/features/compliance/lists.server.ts";
import type { Tx } from "#db/client.server.ts";
import { suppressionMatches } from "#db/schema.ts";
import type { DormancyReason, NextAction, Stage } from "#db/vocabulary.ts";
import { soughtOf } from "./leads-to-check.server.ts";
import { foundOnLists } from "./on-lists.server.ts";

type Waiting = {
  leadId: string;
  listId: string;
  companyId: string;
  stage: Stage;
  nextAction: NextAction;
  due_ms: string;
  dormancy: DormancyReason | null;
};

/**
 * Opens again what a list closed that is no longer in force, each lead where it stood, if it stands on no other list now. What was closed
 * for another reason since, or belongs to a campaign that has ended, stays closed.
 */
export async function reopenLeads(tx: Tx, { clientId, now }: { clientId: string; now: Date }): Promise<number> {
  const { rows } = await tx.execute<Waiting>(sql`
    select m.lead_id as "leadId", m.list_id as "listId", l.company_id as "companyId", m.stage, m.next_action as "nextAction",
      extract(epoch from m.due_at) * 1000 as due_ms,
      (select e.data->>'dormancyReason' from events e where e.lead_id = l.id and e.type = 'lead.stage-changed'
        and e.data->>'to' = 'nurturing' order by e.id desc limit 1) as dormancy
    from suppression_matches m join suppression_lists s on s.id = m.list_id and s.status in ('replaced', 'taken-back')
    join leads l on l.id = m.lead_id and l.stage = 'closed' and l.merged_into_id is null
    join campaigns c on c.id = l.campaign_id and c.status <> 'ended'
    where m.client_id = ${clientId} and m.finding = 'closed' order by l.id`);
  if (rows.length === 0) return 0;
  const lists = await listsInForce(tx, clientId);
  const sought = await soughtOf(
    tx,
    rows.map(({ companyId }) => companyId),
  );
  const found = await foundOnLists(tx, { lists, sought });
  let reopened = 0;
  for (const [at, row] of rows.entries()) {
    const still = found.get(at);
    const mine = and(eq(suppressionMatches.leadId, row.leadId), eq(suppressionMatches.listId, row.listId));
    if (still?.certain) {
      // Another list closes it too: from now on it is that one's to open again.
      await tx
        .delete(suppressionMatches)
        .where(and(eq(suppressionMatches.leadId, row.leadId), eq(suppressionMatches.listId, still.list.id)));
      await tx.update(suppressionMatches).set({ listId: still.list.id, means: still.means, at: now }).where(mine);
      continue;
    }
    const dueAt = new Date(Math.max(Number(row.due_ms), now.getTime()));
    const moved = await moveLead(tx, {
      leadId: row.leadId,
      to: row.stage,
      nextAction: row.nextAction,
      dueAt,
      ...(row.stage === "nurturing" ? { dormancyReason: row.dormancy ?? "not-now" } : {}),
      reopens: true,
      reason: "off-the-list",
      by: null,
      now,
    });
    if (!moved.ok) continue;
    await tx.update(suppressionMatches).set({ finding: "reopened", at: now }).where(mine);
    reopened++;
  }
  return reopened;
}
