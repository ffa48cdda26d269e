import { and, count, eq, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { suppressNumber } from "#app/features/compliance/suppress.server.ts";
import { openHandback } from "#app/features/handback/open-handback.server.ts";
import type { Dormancy } from "#app/features/nurture/dormancy-choices.ts";
import { awaitOffering } from "#app/features/nurture/offerings.server.ts";
import { lockHeld, releaseHold } from "#app/features/queue/hold.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { attempts, contacts, dispositions, type leads, outcomes, phoneNumbers } from "#db/schema.ts";
import { unansweredCriteria } from "./answers.server.ts";
import { type Following, whatFollows } from "./what-follows.ts";

export type OutcomeFacts = {
  leadId: string;
  /** The hold under which the call was made; a stale one changes nothing. */
  token: string;
  disposition: string;
  /** The promised instant and the zone it was promised in, where the disposition asks for one. */
  chosenAt: Date | null;
  zone: string | null;
  /** Why they sleep, where the outcome leaves that open. */
  sleepsFor?: Dormancy | null;
  by: string;
  now: Date;
};

export type Recorded =
  | { ok: true; outcomeId: string }
  | {
      ok: false;
      reason:
        | "hold-lost"
        | "no-call-made"
        | "call-still-on"
        | "no-such-disposition"
        | Extract<Following, { ok: false }>["reason"];
    };

/**
 * The agent's word on the call they just made: marks the number or the person it speaks of, moves the lead, lets go of it,
 * all or nothing. The network's word on the same call is another field and stays as it is.
 */
export async function recordOutcome(db: Db, facts: OutcomeFacts): Promise<Recorded> {
  return db.transaction(async (tx) => {
    const lead = await lockHeld(tx, facts);
    if (!lead) return refuse("hold-lost");
    const [attempt] = await tx
      .select()
      .from(attempts)
      .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
      .where(and(eq(attempts.leadId, lead.id), eq(attempts.holdToken, facts.token), isNull(outcomes.id)));
    if (!attempt) return refuse("no-call-made");
    if (!attempt.attempts.endedAt) return refuse("call-still-on");
    const [disposition] = await tx
      .select()
      .from(dispositions)
      .where(and(eq(dispositions.campaignId, lead.campaignId), eq(dispositions.code, facts.disposition)));
    if (!disposition) return refuse("no-such-disposition");

    const call = attempt.attempts;
    const criteriaMet = !disposition.qualified || (await unansweredCriteria(tx, lead)).length === 0;
    const numbersLeft = await numbersWithout(tx, lead, disposition.effect === "number" ? call.phoneNumberId : null);
    const next = whatFollows(disposition, {
      chosenAt: facts.chosenAt,
      sleepsFor: facts.sleepsFor?.reason ?? null,
      criteriaMet,
      numbersLeft,
      now: facts.now,
    });
    if (!next.ok) return next;

    const outcomeId = await writeOutcome(tx, { facts, lead, call, disposition, next });
    await applyEffect(tx, { facts, lead, call, disposition });
    await releaseHold(tx, { lead, why: "outcome", by: facts.by, now: facts.now });
    const moved = await moveLead(tx, {
      leadId: lead.id,
      to: next.toStage,
      nextAction: next.nextAction,
      dueAt: next.dueAt,
      dueZone: next.mine ? facts.zone : null,
      assigneeId: next.mine ? facts.by : null,
      ...(next.dormancyReason ? { dormancyReason: next.dormancyReason } : {}),
      ...(next.closeReason ? { closeReason: next.closeReason } : {}),
      reason: disposition.code,
      by: facts.by,
      now: facts.now,
    });
    if (!moved.ok) throw new Error(`A held lead could not follow its outcome: ${moved.reason}`);
    if (next.dormancyReason)
      await awaitOffering(tx, { leadId: lead.id, offeringId: facts.sleepsFor?.offeringId ?? null, now: facts.now });
    if (disposition.qualified)
      await openHandback(tx, { leadId: lead.id, attemptId: call.id, by: facts.by, now: facts.now });
    return { ok: true, outcomeId } as const;
  });
}

const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

type Lead = typeof leads.$inferSelect;
type Call = typeof attempts.$inferSelect;
type Disposition = typeof dispositions.$inferSelect;

async function writeOutcome(
  tx: Tx,
  {
    facts,
    lead,
    call,
    disposition,
    next,
  }: { facts: OutcomeFacts; lead: Lead; call: Call; disposition: Disposition; next: Extract<Following, { ok: true }> },
): Promise<string> {
  const [written] = await tx
    .insert(outcomes)
    .values({
      clientId: lead.clientId,
      campaignId: lead.campaignId,
      leadId: lead.id,
      attemptId: call.id,
      dispositionId: disposition.id,
      holdToken: facts.token,
      contactId: call.contactId,
      phoneNumberId: call.phoneNumberId,
      toStage: next.toStage,
      dueAt: next.dueAt,
      by: facts.by,
      at: facts.now,
    })
    .returning({ id: outcomes.id });
  if (!written) throw new Error("The outcome was not stored.");
  await record(tx, {
    type: "outcome.recorded",
    data: { outcomeId: written.id, attemptId: call.id, disposition: disposition.code },
    ...placeOf(lead),
    by: facts.by,
    at: facts.now,
  });
  return written.id;
}

/** Wrong number marks the number and not the company; "has left" marks the person; "do not call" binds the number agency-wide. */
async function applyEffect(
  tx: Tx,
  {
    facts: { by, now },
    lead,
    call,
    disposition,
  }: { facts: OutcomeFacts; lead: Lead; call: Call; disposition: Disposition },
): Promise<void> {
  if (disposition.doNotCall) {
    await suppressNumber(tx, { phoneNumberId: call.phoneNumberId, leadId: lead.id, by, now });
  } else if (disposition.effect === "number") {
    // Records that were merged may each have brought it: no copy of a dead number is dialled.
    await tx
      .update(phoneNumbers)
      .set({ deadAt: now, deadReason: disposition.code })
      .where(
        and(
          eq(phoneNumbers.companyId, lead.companyId),
          eq(phoneNumbers.numberHash, call.numberHash),
          isNull(phoneNumbers.deadAt),
        ),
      );
    await record(tx, {
      type: "number.died",
      data: { phoneNumberId: call.phoneNumberId, reason: disposition.code },
      ...placeOf(lead),
      by,
      at: now,
    });
  }
  if (disposition.effect === "person" && call.contactId) {
    await tx.update(contacts).set({ leftAt: now }).where(eq(contacts.id, call.contactId));
    await record(tx, { type: "contact.left", data: { contactId: call.contactId }, ...placeOf(lead), by, at: now });
  }
}

async function numbersWithout(tx: Tx, lead: Lead, gone: string | null): Promise<number> {
  const [goneNumber] = gone
    ? await tx.select({ hash: phoneNumbers.numberHash }).from(phoneNumbers).where(eq(phoneNumbers.id, gone))
    : [];
  const alive = await tx
    .select({ hash: phoneNumbers.numberHash, copies: count() })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.companyId, lead.companyId), isNull(phoneNumbers.deadAt)))
    .groupBy(phoneNumbers.numberHash);
  return alive.filter(({ hash }) => hash !== goneNumber?.hash).length;
}

const placeOf = (lead: Lead) => ({
  clientId: lead.clientId,
  campaignId: lead.campaignId,
  leadId: lead.id,
  companyId: lead.companyId,
});
