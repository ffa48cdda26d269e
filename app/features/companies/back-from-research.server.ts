import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { moveLead } from "./move-lead.server.ts";

/** Of a company: there is a number that works and is not that of somebody who has left. */
const isReached = (companyId: SQL): SQL => sql`exists (
  select from phone_numbers n left join contacts k on k.id = n.contact_id
  where n.company_id = ${companyId} and n.dead_at is null and k.left_at is null)`;

export async function hasNumber(tx: Tx, companyId: string): Promise<boolean> {
  const found = await tx.execute<{ reached: boolean }>(sql`select ${isReached(sql`${companyId}::uuid`)} as reached`);
  return found.rows[0]?.reached ?? false;
}

type Found = { companyIds: readonly string[]; reason: "number-found" | "person-found"; by: string | null; now: Date };

/**
 * A number was found, or somebody to ask for on one that we have: whatever waits in research for these companies may be called, in whichever
 * campaign. What somebody works on at this moment is left to them.
 */
export async function backFromResearch(tx: Tx, { companyIds, reason, by, now }: Found): Promise<void> {
  if (companyIds.length === 0) return;
  const waiting = await tx.execute<{ id: string }>(sql`
    select l.id from leads l
    where l.company_id = any(${sql.param([...companyIds])}::uuid[]) and l.stage = 'research' and l.merged_into_id is null
      and ${isReached(sql`l.company_id`)}
    order by l.id for update of l skip locked`);
  for (const { id: leadId } of waiting.rows)
    await moveLead(tx, { leadId, to: "ready", nextAction: "call", dueAt: now, reason, by, now });
}

/** A number that was found is gone again: who may be called on no other is looked for at once, not when their turn comes. */
export async function backToResearch(
  tx: Tx,
  { companyIds, by, now }: { companyIds: readonly string[]; by: string; now: Date },
): Promise<void> {
  if (companyIds.length === 0) return;
  const left = await tx.execute<{ id: string }>(sql`
    select l.id from leads l
    where l.company_id = any(${sql.param([...companyIds])}::uuid[]) and l.stage = 'ready' and l.merged_into_id is null
      and l.held_by is null and not ${isReached(sql`l.company_id`)}
    order by l.id for update of l skip locked`);
  const research = { to: "research", nextAction: "research", dueAt: now, reason: "no-number-to-call" } as const;
  for (const { id: leadId } of left.rows) await moveLead(tx, { leadId, ...research, by, now });
}
