import { and, asc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { hearBounce } from "#app/features/mail/hear-bounce.server.ts";
import type { NotSent } from "#app/features/mail/send-message.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, leads, mailStops, messages, notes, touches, touchRuns } from "#db/schema.ts";
import { type MailStopReason, type RunEnd, runEnds } from "#db/vocabulary.ts";
import { answeredAnew } from "./answered-anew.server.ts";
import { endRun } from "./touch-runs.server.ts";

type About = { messageId: string; now: Date };
export type Heard = { ok: true } | { ok: false; reason: "no-such-message" };

/**
 * Somebody answered one of our emails: nothing more is sent to them by plan, and the lead is called now. Told twice, it happens once
 * (`answered-anew`). However the plan ended meanwhile, and whichever lead this one went
 * into, the answer is heard. What they wrote stays in the mailbox it came to.
 */
export async function hearReply(
  db: Db,
  { messageId, answerId, now }: About & { answerId?: string | undefined },
): Promise<Heard> {
  return db.transaction(async (tx) => {
    const found = await find(tx, messageId);
    if (!found) return { ok: false, reason: "no-such-message" } as const;
    const lead = await lockWhatGoesOn(tx, found.lead.id);
    const anyOther = runEnds.filter((end) => end !== "replied");
    const anew = await answeredAnew(tx, { lead, runId: found.runId, answerId, now });
    if (anew === "heard-already") return { ok: true } as const;
    const heard = await stop(tx, found.runId, { reason: "replied", over: anyOther, endedBefore: anew, now });
    if (!heard) return { ok: true } as const;
    await endOpenRun(tx, lead.id, { reason: "moved-on", now });
    await tx.insert(notes).values({
      clientId: lead.clientId,
      leadId: lead.id,
      text: `They answered our email “${found.message.subject}”. Read their answer before you ring.`,
      by: null,
      at: now,
    });
    const called = { to: "ready", nextAction: "call", dueAt: now, reason: "replied", by: null, now } as const;
    if (lead.stage === "nurturing") {
      await moveLead(tx, { leadId: lead.id, ...called, assigneeId: null });
      await tx
        .update(leads)
        .set({ round: lead.round + 1 })
        .where(eq(leads.id, lead.id));
    }
    if (!lead.dueAt || lead.dueAt <= now) return { ok: true } as const;
    // The plan's own call may have woken them before: another try is not waited for. A promise keeps its hour.
    if (lead.stage === "ready" && lead.nextAction === "call") await moveLead(tx, { leadId: lead.id, ...called });
    // How they are reached may stand in their answer: whoever looks for a number reads it now, and not on the day they would look again.
    if (lead.stage === "research")
      await moveLead(tx, { leadId: lead.id, ...called, to: "research", nextAction: "research" });
    return { ok: true } as const;
  });
}

class WentOnMeanwhile extends Error {}

/**
 * The lead itself, or the one it was merged into or carried on as, also where that happens just now. Both are locked in the order of their ids, as whoever
 * merges and parts locks them, and not along the way they went.
 */
async function lockWhatGoesOn(tx: Tx, leadId: string): Promise<typeof leads.$inferSelect> {
  const goesOn = await whatGoesOn(tx, leadId);
  try {
    // A savepoint, which lets go of both where another merger, or the end of its campaign, came while we waited.
    return await tx.transaction(async (point) => {
      const both = point
        .select()
        .from(leads)
        .where(inArray(leads.id, [leadId, goesOn]));
      const lead = (await both.orderBy(asc(leads.id)).for("update")).find(({ id }) => id === goesOn);
      if (!lead) throw new Error("A touch without its lead.");
      if ((await whatGoesOn(point, lead.id)) !== lead.id) throw new WentOnMeanwhile();
      return lead;
    });
  } catch (error) {
    if (error instanceof WentOnMeanwhile) return lockWhatGoesOn(tx, leadId);
    throw error;
  }
}

/** Along the mergers, and from a campaign that has ended to the one that goes on with its leads. */
async function whatGoesOn(tx: Tx, leadId: string): Promise<string> {
  const carriedOn = alias(leads, "carried_on");
  const [lead] = await tx
    .select({ into: leads.mergedIntoId, carriedOn: carriedOn.id })
    .from(leads)
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .leftJoin(
      carriedOn,
      and(
        eq(leads.closedReason, "campaign-ended"),
        eq(carriedOn.campaignId, campaigns.successorId),
        eq(carriedOn.companyId, leads.companyId),
        isNull(carriedOn.mergedIntoId),
      ),
    )
    .where(eq(leads.id, leadId));
  const next = lead?.into ?? lead?.carriedOn;
  return next ? whatGoesOn(tx, next) : leadId;
}

/** A plan that began since goes no further either; an answer to what it wrote is still to be heard. */
async function endOpenRun(tx: Tx, leadId: string, { reason, now }: { reason: RunEnd; now: Date }): Promise<void> {
  const [open] = await tx
    .select({ id: touchRuns.id })
    .from(touchRuns)
    .where(and(eq(touchRuns.leadId, leadId), isNull(touchRuns.endedAt)));
  if (open) await endRun(tx, { runId: open.id, reason, by: null, now });
}

const endsOf = {
  unsubscribed: "unsubscribed",
  complained: "unsubscribed",
  bounced: "bounced",
} as const satisfies Record<MailStopReason, RunEnd>;

/**
 * Nothing more is written to this address by anyone here, and the plan that wrote to it ends, as does the one its lead, or whichever it went into,
 * sleeps by since. The lead keeps its day. What comes back is told as failed also where it is no such mail, as a letter to the client.
 */
export async function stopMail(db: Db, about: About & { reason: MailStopReason }): Promise<Heard> {
  return db.transaction(async (tx) => {
    if (about.reason === "bounced") await hearBounce(tx, about);
    return stopMailIn(tx, about);
  });
}

async function stopMailIn(tx: Tx, { messageId, reason, now }: About & { reason: MailStopReason }): Promise<Heard> {
  const [message] = await tx.select().from(messages).where(eq(messages.id, messageId));
  if (!message?.oneClick) return { ok: false, reason: "no-such-message" } as const;
  const found = await find(tx, messageId);
  const lead = found ? await lockWhatGoesOn(tx, found.lead.id) : null;
  if (reason === "bounced") await countAsFailed(tx, { messageId, bounced: true, now });
  const [stopped] = await tx
    .insert(mailStops)
    .values({ addressHash: hashOf("email", message.toAddress), reason, at: now })
    .onConflictDoNothing()
    .returning();
  const place = found ? placeOf(found.lead) : { clientId: message.clientId };
  if (stopped) await record(tx, { type: "mail.stopped", data: { reason }, ...place, by: null, at: now });
  if (found && lead) {
    await stop(tx, found.runId, { reason: endsOf[reason], over: ["finished"], now });
    await endOpenRun(tx, lead.id, { reason: endsOf[reason], now });
  }
  return { ok: true } as const;
}

/** An email of a plan was counted as made when it was handed over, and it did not go. Where there is no such mailbox, that is the same as mail that comes back. */
export async function hearNotSent(tx: Tx, { messageId, bounced, now }: NotSent): Promise<void> {
  if (bounced) await stopMailIn(tx, { messageId, reason: "bounced", now });
  else await countAsFailed(tx, { messageId, bounced, now });
}

/** It reached nobody: told as failed, it counts no more. */
async function countAsFailed(tx: Tx, { messageId, bounced, now }: NotSent): Promise<void> {
  const found = await find(tx, messageId);
  const [failed] = await tx
    .update(touches)
    .set({ status: "failed" })
    .where(and(eq(touches.messageId, messageId), eq(touches.status, "done")))
    .returning({ id: touches.id });
  if (!found || !failed) return;
  const data = { touchId: failed.id, bounced };
  await record(tx, { type: "touch.failed", data, ...placeOf(found.lead), by: null, at: now });
}

type Stopping = {
  reason: RunEnd;
  /** The ends that this one is told instead of. */
  over: RunEnd[];
  /** Told instead of any end before then. */
  endedBefore?: Date | undefined;
  now: Date;
};

/** A run that came to its end by itself was answered all the same. */
async function stop(tx: Tx, runId: string, { reason, over, endedBefore, now }: Stopping): Promise<boolean> {
  if (await endRun(tx, { runId, reason, by: null, now })) return true;
  const [changed] = await tx
    .update(touchRuns)
    .set({ endReason: reason, endedAt: now })
    .where(
      and(
        eq(touchRuns.id, runId),
        or(inArray(touchRuns.endReason, over), endedBefore && lt(touchRuns.endedAt, endedBefore)),
      ),
    )
    .returning();
  return changed !== undefined;
}

async function find(tx: Tx, messageId: string) {
  const [found] = await tx
    .select({ lead: leads, runId: touches.runId, message: messages })
    .from(touches)
    .innerJoin(messages, eq(messages.id, touches.messageId))
    .innerJoin(leads, eq(leads.id, touches.leadId))
    .where(eq(touches.messageId, messageId));
  return found ?? null;
}
