import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
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
 * they finish, and what they promise on it is kept by whoever still calls for the campaign.
 */
export async function removeCaller(
  db: Queryable,
  { campaignId, userId, by, now }: Calling,
): Promise<{ ok: true; leads: number; inHand: boolean } | { ok: false; reason: "no-caller-here" }> {
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
    const inTheirHand = and(eq(leads.campaignId, campaignId), eq(leads.heldBy, userId), gt(leads.heldUntil, now));
    return { ok: true, leads: left, inHand: (await tx.$count(leads, inTheirHand)) > 0 } as const;
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

export async function callsFor(
  db: Queryable,
  { campaignId, userId }: { campaignId: string; userId: string },
): Promise<boolean> {
  return (
    (await db.$count(
      campaignAgents,
      and(eq(campaignAgents.campaignId, campaignId), eq(campaignAgents.userId, userId)),
    )) > 0
  );
}

/** How many call for a campaign: whoever has left counts for nobody, though no one took them off it. */
export async function countCallers(db: Queryable, campaignId: string): Promise<number> {
  const still = db.select({ id: users.id }).from(users).where(isNull(users.disabledAt));
  return db.$count(
    campaignAgents,
    and(eq(campaignAgents.campaignId, campaignId), inArray(campaignAgents.userId, still)),
  );
}

/**
 * Nobody takes the agent off this lead's campaign before the transaction is over; false: somebody has. Asked before the lead is locked, in the
 * order of whoever takes them off.
 */
export async function keepCaller(tx: Tx, { leadId, userId }: { leadId: string; userId: string }): Promise<boolean> {
  const [caller] = await tx
    .select({ userId: campaignAgents.userId })
    .from(campaignAgents)
    .innerJoin(leads, eq(leads.campaignId, campaignAgents.campaignId))
    .where(and(eq(leads.id, leadId), eq(campaignAgents.userId, userId)))
    .for("key share", { of: campaignAgents });
  return caller !== undefined;
}
