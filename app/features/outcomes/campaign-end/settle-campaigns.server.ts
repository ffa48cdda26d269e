import { and, asc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { settleAtGate } from "#app/features/handback/settle-at-gate.server.ts";
import { holdAwaited } from "#app/features/nurture/offerings.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, leads } from "#db/schema.ts";
import { carryOn } from "./carry-on.server.ts";

/** What is ours to settle. What the client was offered or took is theirs already, and they are asked about it as before. */
const ours = ["ready", "research", "nurturing", "qualified"] as const;
type Ended = typeof campaigns.$inferSelect;
const atATime = 200;

/**
 * Settles the leads of campaigns that have ended: each goes on in the successor, to the client from the gate, or is closed and goes
 * back to the client with that reason. One transaction each, so that a worker that dies loses nothing and repeats nothing; a lead that
 * somebody is just calling, here or in the successor, is left until they are done. `settledAt` says that none is left.
 */
export async function settleCampaigns(db: Db, { now }: { now: Date }): Promise<number> {
  const ended = await db.select().from(campaigns).where(eq(campaigns.status, "ended"));
  let settled = 0;
  for (const campaign of ended) {
    for (;;) {
      const found = await openLeads(db, campaign.id, now);
      const done = await settleEach(db, found, campaign, now);
      settled += done;
      // What is left is held, or waits for somebody at the gate: the next run asks again.
      if (found.length < atATime || done === 0) break;
    }
    if (!campaign.settledAt) await markSettled(db, campaign, now);
  }
  return settled;
}

const isOurs = (campaignId: string, now: Date) =>
  and(
    eq(leads.campaignId, campaignId),
    inArray(leads.stage, [...ours]),
    isNull(leads.mergedIntoId),
    or(isNull(leads.heldBy), lt(leads.heldUntil, now)),
  );

async function openLeads(db: Db, campaignId: string, now: Date): Promise<{ id: string }[]> {
  return db.select({ id: leads.id }).from(leads).where(isOurs(campaignId, now)).orderBy(asc(leads.id)).limit(atATime);
}

async function settleEach(db: Db, found: { id: string }[], campaign: Ended, now: Date): Promise<number> {
  let done = 0;
  for (const { id } of found) {
    done += await db.transaction(async (tx) => {
      if (campaign.successorId) await holdAwaited(tx, id);
      const [lead] = await tx
        .select()
        .from(leads)
        .where(and(eq(leads.id, id), isOurs(campaign.id, now)))
        .for("update", { skipLocked: true });
      if (!lead) return 0;
      if (lead.stage === "qualified") return (await settleAtGate(tx, { leadId: id, now })) ? 1 : 0;
      if (campaign.successorId && !(await carryOn(tx, { lead, successorId: campaign.successorId, now }))) return 0;
      await moveLead(tx, {
        leadId: id,
        to: "closed",
        nextAction: null,
        dueAt: null,
        closeReason: "campaign-ended",
        reason: campaign.successorId ? "carried-on" : "campaign-ended",
        by: null,
        now,
      });
      return 1;
    });
  }
  return done;
}

async function markSettled(db: Db, { id: campaignId, clientId }: Ended, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [left] = await tx
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.campaignId, campaignId), inArray(leads.stage, [...ours]), isNull(leads.mergedIntoId)))
      .limit(1);
    if (left) return;
    const [marked] = await tx
      .update(campaigns)
      .set({ settledAt: now })
      .where(and(eq(campaigns.id, campaignId), eq(campaigns.status, "ended"), isNull(campaigns.settledAt)))
      .returning({ id: campaigns.id });
    if (!marked) return;
    const counted = await tx
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.campaignId, campaignId), eq(leads.closedReason, "campaign-ended")));
    await record(tx, {
      type: "campaign.settled",
      data: { closed: counted.length },
      ...{ clientId, campaignId, by: null, at: now },
    });
  });
}
