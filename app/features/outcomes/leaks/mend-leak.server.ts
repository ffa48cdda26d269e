import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { isAwayThen } from "#app/features/queue/away-then.server.ts";
import { startAnew } from "#app/features/queue/start-anew.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { attempts, leads, outcomes, users } from "#db/schema.ts";
import { isOpen, type NextAction, ownerOf } from "#db/vocabulary.ts";
import type { Remedy } from "./remedies.ts";

type Lead = typeof leads.$inferSelect;
type Mending = {
  leadIds: readonly string[];
  remedy: Remedy;
  /** Whom they are given to. */
  userId: string | null;
  by: string;
  now: Date;
};
export type Mended = { ok: true; mended: number; left: number } | { ok: false; reason: "nobody-chosen" };

const dayMs = 86_400_000;
/** What a clock or a person of the client does cannot be had today by ringing somebody. */
const ringable: readonly NextAction[] = ["call", "callback", "research", "wake", "review"];

/**
 * Mends leads that are being lost, one transaction each. A lead that somebody holds, or that has been seen to since the page was
 * drawn, is left as it is and counted.
 */
export async function mendLeaks(db: Db, mending: Mending): Promise<Mended> {
  const heir = mending.remedy === "give-away" ? await heirOf(db, mending.userId) : null;
  if (mending.remedy === "give-away" && !heir) return { ok: false, reason: "nobody-chosen" };
  let mended = 0;
  for (const id of new Set(mending.leadIds)) {
    mended += await db.transaction(async (tx) => {
      const [lead] = await tx
        .select()
        .from(leads)
        .where(and(eq(leads.id, id), isNull(leads.mergedIntoId)))
        .for("update", { skipLocked: true });
      if (!lead || !isOpen(lead.stage) || (lead.heldUntil && lead.heldUntil > mending.now)) return 0;
      return (await mend(tx, lead, heir, mending)) ? 1 : 0;
    });
  }
  return { ok: true, mended, left: new Set(mending.leadIds).size - mended };
}

type Heir = { id: string; clientId: string | null };

async function heirOf(db: Db, userId: string | null): Promise<Heir | null> {
  if (!userId) return null;
  const [heir] = await db
    .select({ id: users.id, clientId: users.clientId })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  return heir ?? null;
}

async function mend(tx: Tx, lead: Lead, heir: Heir | null, { remedy, by, now }: Mending): Promise<boolean> {
  const ours = ownerOf(lead.stage) === "agency";
  const again = { leadId: lead.id, to: lead.stage, nextAction: lead.nextAction, reason: remedy, by, now };
  switch (remedy) {
    case "do-today":
      if (!ours || !lead.nextAction || !ringable.includes(lead.nextAction)) return false;
      if (!isOverdue(lead, now) && !(await isUnsaid(tx, lead))) return false;
      await moveLead(tx, { ...again, ...kept(lead), dueAt: now, assigneeId: null });
      return true;
    case "ask-again":
      if (ours || !isOverdue(lead, now)) return false;
      await moveLead(tx, { ...again, ...kept(lead), dueAt: new Date(now.getTime() + 7 * dayMs) });
      return true;
    case "research":
      // What the client has been offered is theirs to answer; it would be taken from under them.
      if (!ours || lead.stage === "research" || lead.stage === "passed") return false;
      return (await moveLead(tx, { ...again, to: "research", nextAction: "research", dueAt: now, assigneeId: null }))
        .ok;
    case "close":
      if (!lead.blockedSince) return false;
      return (await moveLead(tx, { ...again, to: "closed", nextAction: null, dueAt: null, closeReason: "never-a-fit" }))
        .ok;
    case "make-anyones":
      return ours && lead.assigneeId !== null && assign(tx, lead, null, { by, now });
    case "give-away":
      if (!heir || (await isAwayThen(tx, lead, { userId: heir.id, now }))) return false;
      // A person of the client may have only what is theirs, and one of ours only what is ours.
      if (ours ? heir.clientId !== null : heir.clientId !== lead.clientId) return false;
      if (lead.stage === "ready" && isOverdue(lead, now))
        await startAnew(tx, { lead, agentId: heir.id, reason: "given", by, now });
      return assign(tx, lead, heir.id, { by, now });
  }
}

const isOverdue = (lead: Lead, now: Date): boolean => lead.dueAt !== null && lead.dueAt < now;

/** Nobody said what came of its last call, and it waits for no hour that was promised: there is something to make up for, whenever it is due. */
async function isUnsaid(tx: Tx, { id, nextAction }: Lead): Promise<boolean> {
  const [last] = await tx
    .select({ endedAt: attempts.endedAt, outcomeId: outcomes.id })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(inArray(attempts.leadId, await leadFamily(tx, id)))
    .orderBy(desc(attempts.placedAt))
    .limit(1);
  return nextAction !== "callback" && last !== undefined && last.endedAt !== null && last.outcomeId === null;
}

/** It sleeps for the reason it slept for. */
const kept = ({ dormancyReason, dueZone }: Lead) => ({ dueZone, ...(dormancyReason ? { dormancyReason } : {}) });

async function assign(
  tx: Tx,
  lead: Lead,
  userId: string | null,
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const atClient = ownerOf(lead.stage) === "client";
  await tx
    .update(leads)
    .set(atClient && userId ? { clientOwnerId: userId } : { assigneeId: userId })
    .where(eq(leads.id, lead.id));
  const place = { clientId: lead.clientId, campaignId: lead.campaignId, leadId: lead.id, companyId: lead.companyId };
  await record(tx, { type: "lead.assigned", data: { assigneeId: userId }, ...place, by, at: now });
  return true;
}
