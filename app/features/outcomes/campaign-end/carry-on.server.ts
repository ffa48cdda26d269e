import { and, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { carryAwaited } from "#app/features/nurture/offerings.server.ts";
import { carryChoice } from "#app/features/nurture/reason-plans.server.ts";
import type { Tx } from "#db/client.server.ts";
import { campaignAgents, leads } from "#db/schema.ts";
import type { Stage } from "#db/vocabulary.ts";
import { leadFrom } from "../lineage/lead-from.server.ts";

type Lead = typeof leads.$inferSelect;
type Carrying = { lead: Lead; successorId: string; now: Date };

/**
 * As it stood, so that a promise made in the old campaign is kept in the new one, by the same person if they call for it. False:
 * somebody is just calling the company there, and it has to wait.
 */
export async function carryOn(tx: Tx, carrying: Carrying): Promise<boolean> {
  const { lead, successorId, now } = carrying;
  const assigneeId = await sameAgent(tx, carrying);
  const { companyId, stage, nextAction, dueAt, dueZone, dueWall, missedAt, priority, callableFrom } = lead;
  const { externalId, oldStatus, lostReason, lostOn, lastContactedOn, competitor, dormancyReason } = lead;
  const { contractStartOn, contractEndOn, contractMonths, brought } = lead;
  const made = await leadFrom(tx, {
    parent: lead,
    source: "successor",
    child: {
      ...{ companyId, stage, nextAction, dueAt, dueZone, dueWall, missedAt, priority, callableFrom },
      ...{ externalId, oldStatus, lostReason, lostOn, lastContactedOn, competitor, dormancyReason },
      // What others brought stays theirs, and goes when they are taken apart.
      ...{ contractStartOn, contractEndOn, contractMonths, brought },
      campaignId: successorId,
      assigneeId,
    },
    by: null,
    now,
  });
  if (!made) return join(tx, carrying, assigneeId);
  await carryAwaited(tx, { from: lead.id, to: made });
  if (stage === "nurturing") await carryChoice(tx, { from: lead, to: made, now });
  return true;
}

async function sameAgent(tx: Tx, { lead, successorId }: Carrying): Promise<string | null> {
  if (!lead.assigneeId) return null;
  const [same] = await tx
    .select({ userId: campaignAgents.userId })
    .from(campaignAgents)
    .where(and(eq(campaignAgents.campaignId, successorId), eq(campaignAgents.userId, lead.assigneeId)));
  return same?.userId ?? null;
}

/** Stages in which we still ring them, and a promise can be kept. */
const ringing: readonly Stage[] = ["ready", "research", "nurturing"];

/** The company has a lead in the successor already: that one keeps what was promised, and waits for what was missing. */
async function join(tx: Tx, { lead, successorId, now }: Carrying, assigneeId: string | null): Promise<boolean> {
  const [there] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.campaignId, successorId), eq(leads.companyId, lead.companyId), isNull(leads.mergedIntoId)))
    .for("update");
  if (!there) return true;
  if (!ringing.includes(there.stage)) {
    await leaveOver(tx, { lead, there, now });
    return true;
  }
  if (there.heldUntil && there.heldUntil > now) return false;
  await carryAwaited(tx, { from: lead.id, to: there.id });
  if (lead.nextAction !== "callback" || !lead.dueAt || promisesBefore(there, lead.dueAt)) return true;

  const { dueAt, dueZone, dueWall, missedAt } = lead;
  const promise = { to: "ready", nextAction: "callback", dueAt, dueZone, dueWall, assigneeId } as const;
  await moveLead(tx, { leadId: there.id, ...promise, reason: "carried-on", by: null, now });
  // What was missed stays flagged until they have been rung; who slept begins a new round.
  const round = there.stage === "nurturing" ? there.round + 1 : there.round;
  await tx.update(leads).set({ missedAt, round }).where(eq(leads.id, there.id));
  const { clientId, campaignId, id: leadId, companyId } = lead;
  const data = { leadId: there.id, source: "successor", companyId } as const;
  await record(tx, { type: "lead.led-to", data, clientId, campaignId, leadId, companyId, by: null, at: now });
  return true;
}

/** Nobody rings them there any more, for they have gone further or are closed: who was promised a call is shown to a person. */
async function leaveOver(tx: Tx, { lead, there, now }: { lead: Lead; there: Lead; now: Date }): Promise<void> {
  if (lead.nextAction !== "callback" || !lead.dueAt) return;
  if (there.closedReason === "asked-not-to-be-called" || there.closedReason === "erased-on-request") return;
  const data = { promisedAt: lead.dueAt.toISOString(), agentId: lead.assigneeId, formerId: lead.id };
  const { clientId, campaignId, id: leadId, companyId } = there;
  await record(tx, { type: "callback.left-over", data, clientId, campaignId, leadId, companyId, by: null, at: now });
}

/** What they were promised there comes first: they are rung by then as it is. */
const promisesBefore = (there: Lead, dueAt: Date): boolean =>
  there.nextAction === "callback" && there.dueAt !== null && there.dueAt <= dueAt;
