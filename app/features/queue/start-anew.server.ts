import { eq } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns, leads } from "#db/schema.ts";

type Lead = typeof leads.$inferSelect;

/**
 * Due from now on, so that it is this agent's for a while: what is as late as a campaign allows is anyone's, and most of a queue is. A promise
 * keeps its hour until its window is over; then it is flagged as missed, and is theirs to make good. Where the law has said not before a
 * later hour, that stands, unless somebody is to be served it next.
 */
export async function startAnew(
  tx: Tx,
  {
    lead,
    agentId,
    reason,
    by,
    now,
  }: { lead: Lead; agentId: string; reason: "pulled" | "given"; by: string; now: Date },
): Promise<void> {
  const isPromise = lead.nextAction === "callback";
  if (isPromise && !(await isMissed(tx, lead, now))) return;
  const { id: leadId, nextAction, dueZone, missedAt, dueAt, callableFrom } = lead;
  await moveLead(tx, { leadId, to: "ready", nextAction, dueZone, dueAt: now, assigneeId: agentId, reason, by, now });
  const notBefore = reason === "given" && callableFrom && callableFrom > now ? callableFrom : now;
  await tx
    .update(leads)
    .set({ callableFrom: notBefore, missedAt: isPromise ? (missedAt ?? dueAt) : null })
    .where(eq(leads.id, leadId));
}

async function isMissed(tx: Tx, { campaignId, dueAt, missedAt }: Lead, now: Date): Promise<boolean> {
  if (!dueAt || dueAt > now) return false;
  const [terms] = await tx
    .select({ minutes: campaigns.callbackWindowMinutes })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  return missedAt !== null || dueAt.getTime() + (terms?.minutes ?? 0) * 60_000 < now.getTime();
}
