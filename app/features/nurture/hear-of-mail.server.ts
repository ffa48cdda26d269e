import { and, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { leads, mailStops, messages, notes, touches, touchRuns } from "#db/schema.ts";
import type { MailStopReason, RunEnd } from "#db/vocabulary.ts";
import { endRun, placeOf, type Run } from "./touch-runs.server.ts";

type About = { messageId: string; now: Date };
export type Heard = { ok: true } | { ok: false; reason: "no-such-message" };

/**
 * Somebody answered one of our emails: nothing more is sent to them by plan, and the lead is called now. Told twice, it happens once.
 * What they wrote stays in the mailbox it came to.
 */
export async function hearReply(db: Db, { messageId, now }: About): Promise<Heard> {
  return db.transaction(async (tx) => {
    const found = await find(tx, messageId);
    if (!found) return { ok: false, reason: "no-such-message" } as const;
    const { lead, run, message } = found;
    if (!(await stop(tx, run, { reason: "replied", now }))) return { ok: true } as const;
    await tx.insert(notes).values({
      clientId: lead.clientId,
      leadId: lead.id,
      text: `They answered our email “${message.subject}”. Read their answer before you ring.`,
      by: null,
      at: now,
    });
    if (lead.stage === "nurturing") {
      const called = { to: "ready", nextAction: "call", dueAt: now, assigneeId: null, reason: "replied" } as const;
      await moveLead(tx, { leadId: lead.id, ...called, by: null, now });
      await tx
        .update(leads)
        .set({ round: lead.round + 1 })
        .where(eq(leads.id, lead.id));
    }
    return { ok: true } as const;
  });
}

const endsOf = {
  unsubscribed: "unsubscribed",
  complained: "unsubscribed",
  bounced: "bounced",
} as const satisfies Record<MailStopReason, RunEnd>;

/** Nothing more is written to this address by anyone here, and the plan that wrote to it ends. The lead keeps its day. */
export async function stopMail(db: Db, { messageId, reason, now }: About & { reason: MailStopReason }): Promise<Heard> {
  return db.transaction(async (tx) => {
    const [message] = await tx.select().from(messages).where(eq(messages.id, messageId));
    if (!message?.oneClick) return { ok: false, reason: "no-such-message" } as const;
    const found = await find(tx, messageId);
    const [stopped] = await tx
      .insert(mailStops)
      .values({ addressHash: hashOf("email", message.toAddress), reason, at: now })
      .onConflictDoNothing()
      .returning();
    const place = found ? placeOf(found.lead) : { clientId: message.clientId };
    if (stopped) await record(tx, { type: "mail.stopped", data: { reason }, ...place, by: null, at: now });
    if (found) await stop(tx, found.run, { reason: endsOf[reason], now });
    return { ok: true } as const;
  });
}

/** A run that came to its end by itself was answered all the same. */
async function stop(tx: Tx, run: Run, { reason, now }: { reason: RunEnd; now: Date }): Promise<boolean> {
  if (run.endReason !== "finished") return endRun(tx, { runId: run.id, reason, by: null, now });
  const [changed] = await tx
    .update(touchRuns)
    .set({ endReason: reason, endedAt: now })
    .where(and(eq(touchRuns.id, run.id), eq(touchRuns.endReason, "finished")))
    .returning();
  return changed !== undefined;
}

async function find(tx: Tx, messageId: string) {
  const [found] = await tx
    .select({ lead: leads, run: touchRuns, message: messages })
    .from(touches)
    .innerJoin(messages, eq(messages.id, touches.messageId))
    .innerJoin(touchRuns, eq(touchRuns.id, touches.runId))
    .innerJoin(leads, eq(leads.id, touches.leadId))
    .where(eq(touches.messageId, messageId))
    .for("update", { of: [leads] });
  return found ?? null;
}
