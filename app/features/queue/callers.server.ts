import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaignAgents, campaigns, leads, users } from "#db/schema.ts";

type Calling = { campaignId: string; userId: string; by: string; now: Date };

/** Somebody calls for this campaign too, from the next lead they ask for. */
export async function addCaller(
  db: Db,
  { campaignId, userId, by, now }: Calling,
): Promise<{ ok: true } | { ok: false; reason: "no-such-campaign" | "no-such-agent" | "calls-already" }> {
  return db.transaction(async (tx) => {
    const [campaign] = await tx
      .select({ clientId: campaigns.clientId })
      .from(campaigns)
      .where(eq(campaigns.id, campaignId));
    if (!campaign) return { ok: false, reason: "no-such-campaign" } as const;
    const isOurs = and(eq(users.id, userId), eq(users.role, "agent"), isNull(users.disabledAt));
    const [agent] = await tx.select({ id: users.id }).from(users).where(isOurs);
    if (!agent) return { ok: false, reason: "no-such-agent" } as const;
    const { clientId } = campaign;
    const added = await tx
      .insert(campaignAgents)
      .values({ clientId, campaignId, userId })
      .onConflictDoNothing()
      .returning({ userId: campaignAgents.userId });
    if (added.length === 0) return { ok: false, reason: "calls-already" } as const;
    await record(tx, { type: "campaign.caller-added", data: { userId }, clientId, campaignId, by, at: now });
    await announce(tx, `agent:${userId}`, {});
    return { ok: true } as const;
  });
}

/**
 * Somebody calls for this campaign no more. What waited for them there, their promises too, is anyone's from now on; what they have in hand
 * they finish.
 */
export async function removeCaller(
  db: Db,
  { campaignId, userId, by, now }: Calling,
): Promise<{ ok: true; leads: number } | { ok: false; reason: "no-caller-here" }> {
  return db.transaction(async (tx) => {
    const removed = await tx
      .delete(campaignAgents)
      .where(and(eq(campaignAgents.campaignId, campaignId), eq(campaignAgents.userId, userId)))
      .returning({ clientId: campaignAgents.clientId });
    const [{ clientId } = { clientId: null }] = removed;
    if (clientId === null) return { ok: false, reason: "no-caller-here" } as const;
    const left = await leaveTo(tx, { campaignId, userId, by, now });
    const data = { userId, leads: left };
    await record(tx, { type: "campaign.caller-removed", data, clientId, campaignId, by, at: now });
    return { ok: true, leads: left } as const;
  });
}

/** Makes anyone's what waits for them in the campaign. */
async function leaveTo(tx: Tx, { campaignId, userId, by, now }: Calling): Promise<number> {
  const theirs = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(
        eq(leads.campaignId, campaignId),
        eq(leads.stage, "ready"),
        isNull(leads.mergedIntoId),
        or(eq(leads.assigneeId, userId), eq(leads.pulledFor, userId)),
      ),
    )
    .orderBy(leads.id)
    .for("update");
  if (theirs.length === 0) return 0;
  const ids = theirs.map(({ id }) => id);
  const freed = await tx
    .update(leads)
    .set({ assigneeId: null, pulledFor: null })
    .where(inArray(leads.id, ids))
    .returning({ clientId: leads.clientId, leadId: leads.id, companyId: leads.companyId });
  const said = { type: "lead.assigned", data: { assigneeId: null }, campaignId, by, at: now } as const;
  await record(tx, ...freed.map((lead) => ({ ...said, ...lead })));
  return freed.length;
}
