import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { type CloseReason, type DormancyReason, isOpen, type NextAction, type Stage } from "#db/vocabulary.ts";
import { mayMove, mayReopen, mayTakeBack, nextActionsIn } from "./lead-life.ts";

export type Move = {
  leadId: string;
  to: Stage;
  /** Both for an open stage, neither for an ended one. */
  nextAction: NextAction | null;
  dueAt: Date | null;
  /** Where the date was promised, and what the clock there then shows. */
  dueZone?: string | null;
  dueWall?: string | null;
  assigneeId?: string | null;
  clientOwnerId?: string;
  dormancyReason?: DormancyReason;
  closeReason?: CloseReason;
  won?: { minor: number; currency: string };
  /** The client takes their answer back: to passed again, by the way the answer came. */
  takesBack?: true;
  /** What closed it was taken back: to where it stood before. */
  reopens?: true;
  /** Why, as a word of the trade (a disposition's code, a decline's reason); for the ledger. */
  reason: string | null;
  by: string | null;
  now: Date;
};

export type Moved = { ok: true; from: Stage } | { ok: false; reason: "no-such-lead" | "not-from-this-stage" };

/**
 * The one way a lead changes stage or next action: locks the row, asks whether this way exists, writes the change
 * and its ledger entry together. A lead that ends is let go of by whoever holds it.
 */
export async function moveLead(tx: Tx, move: Move): Promise<Moved> {
  const [lead] = await tx
    .select({
      stage: leads.stage,
      clientId: leads.clientId,
      campaignId: leads.campaignId,
      companyId: leads.companyId,
      heldBy: leads.heldBy,
      holdToken: leads.holdToken,
    })
    .from(leads)
    .where(eq(leads.id, move.leadId))
    .for("update");
  if (!lead) return { ok: false, reason: "no-such-lead" };
  const exists = move.takesBack
    ? move.to === "passed" && mayTakeBack(lead.stage)
    : move.reopens
      ? mayReopen(lead.stage, move.to)
      : mayMove(lead.stage, move.to);
  if (!exists) return { ok: false, reason: "not-from-this-stage" };
  if (isOpen(move.to) && !nextActionsIn[move.to].includes(move.nextAction as NextAction)) {
    throw new Error(`${move.nextAction} is not a next action of ${move.to}`);
  }

  const ends = !isOpen(move.to);
  await tx
    .update(leads)
    .set({
      stage: move.to,
      ...(lead.stage === move.to ? {} : { stageAt: move.now }),
      nextAction: move.nextAction,
      dueAt: move.dueAt,
      dueZone: move.dueZone ?? null,
      dueWall: move.dueWall ?? null,
      // A promise that was missed stays flagged while it is only put off; a call or a new promise makes good for it.
      ...(move.nextAction === "callback" && !move.dueWall ? {} : { missedAt: null }),
      ...(move.assigneeId === undefined ? {} : { assigneeId: move.assigneeId }),
      ...(move.clientOwnerId ? { clientOwnerId: move.clientOwnerId } : {}),
      callableFrom: move.dueAt,
      // Whoever wanted to be served it next has been, or it is no longer to be served.
      ...(move.to === "ready" ? {} : { pulledFor: null }),
      ...(lead.stage === move.to ? {} : { blockedSince: null, blockedBy: null }),
      // A woken lead still tells why it slept, until it has gone on to something else.
      ...(move.to === "ready" || move.to === "research"
        ? {}
        : { dormancyReason: move.to === "nurturing" ? move.dormancyReason : null }),
      closedReason: move.closeReason ?? null,
      wonMinor: move.won?.minor ?? null,
      wonCurrency: move.won?.currency ?? null,
      ...(ends ? { endedBy: move.by, heldBy: null, holdToken: null, heldUntil: null } : { endedBy: null }),
    })
    .where(eq(leads.id, move.leadId));

  const at = {
    clientId: lead.clientId,
    campaignId: lead.campaignId,
    leadId: move.leadId,
    companyId: lead.companyId,
    by: move.by,
    at: move.now,
  };
  const next = { nextAction: move.nextAction, dueAt: move.dueAt?.toISOString() ?? null };
  if (ends && lead.heldBy && lead.holdToken) {
    await record(tx, { type: "lead.released", data: { holdToken: lead.holdToken, why: "outcome" }, ...at });
  }
  await record(
    tx,
    lead.stage === move.to
      ? { type: "lead.rescheduled", data: next, ...at }
      : {
          type: "lead.stage-changed",
          data: {
            from: lead.stage,
            to: move.to,
            reason: move.reason,
            dormancyReason: move.dormancyReason ?? null,
            closeReason: move.closeReason ?? null,
            ...next,
          },
          ...at,
        },
  );
  await announce(tx, `campaign:${lead.campaignId}`, { leadId: move.leadId, stage: move.to });
  return { ok: true, from: lead.stage };
}
