import { and, eq, isNull, or } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import type { Decision } from "#app/features/compliance/facts.ts";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { takeTurnToRing } from "#app/features/compliance/turns.server.ts";
import { holdForCall, lockHeld, wasCalled } from "#app/features/queue/hold.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { attempts, campaigns, type leads, phoneNumbers } from "#db/schema.ts";
import { type AgentSession, closeLine, openSessionOf } from "./agent-session.server.ts";
import { endAttempt } from "./end-attempt.server.ts";
import { endLost, isLostCallOn } from "./hang-up-lost.server.ts";
import { type ProviderRefusal, refusal as providerRefusal } from "./provider-refusal.ts";
import type { Telephone } from "./twilio.server.ts";

/** A leg that waits longer than this in the provider's queue would ring somebody after the agent has gone. */
const longestQueueMs = 3_000;

export type PlaceCall = {
  leadId: string;
  token: string;
  phoneNumberId: string;
  /** Why the agent calls although the law warns; needed where the decision says so. */
  reason: string | null;
  detectMachines: boolean;
  by: string;
  now: Date;
};

export type CallPlaced =
  | { ok: true; attemptId: string }
  | {
      ok: false;
      reason:
        | "hold-lost"
        | "line-closed"
        | "already-called"
        | "call-still-on"
        | "lost-call-on"
        | "colleague-on-the-phone"
        | "not-this-companys-number"
        | "reason-missing"
        | "no-caller-id";
    }
  | { ok: false; reason: "refused-by-law"; decision: Decision }
  | { ok: false; reason: "not-taken-back"; attemptId: string }
  | { ok: false; reason: "refused-by-provider"; attemptId: string; refusal: ProviderRefusal };

/**
 * Rings a number of the held lead into the agent's line. The hold, the law and the attempt's row are settled in one
 * transaction; only then the provider is asked, once. What it does not answer in time is looked up later, never repeated.
 */
export async function placeCall(
  db: Db,
  telephone: Pick<Telephone, "dialLead" | "hangUp">,
  call: PlaceCall,
): Promise<CallPlaced> {
  const written = await db.transaction((tx) => writeAttempt(tx, call));
  if (!written.ok) return written;
  const { attemptId, to, from, session } = written;

  const placed = await telephone.dialLead({
    attemptId,
    sessionId: session.id,
    conference: session.conferenceName,
    to,
    from,
    machineDetection: call.detectMachines ? "on" : "off",
  });
  // A room that has gone is made anew by the provider, and the lead would be alone in it.
  const alone = placed.ok && session.conferenceSid !== null && placed.conferenceSid !== session.conferenceSid;
  const stays = placed.ok && !alone && placed.queueMs <= longestQueueMs;
  const takenBack = placed.ok && !stays ? await telephone.hangUp(placed.callSid) : null;
  // What could not be taken back may ring: it is a call in hand, to be hung up and asked about like any other.
  const isOn = placed.ok && (stays || takenBack?.ok === false);
  if (isOn) {
    // The first webhook may have been faster than this answer; it knew the SID too.
    const [known] = await db
      .update(attempts)
      .set({ callSid: placed.callSid })
      .where(and(eq(attempts.id, attemptId), isNull(attempts.callSid)))
      .returning();
    // So late an answer that the call had been given up: it is ended like any that is found afterwards.
    if (known?.endedAt) {
      await db.transaction((tx) => endLost(tx, known, call.now));
      return { ok: false, reason: "refused-by-provider", attemptId, refusal: providerRefusal("unknown") };
    }
  }
  if (stays) return { ok: true, attemptId };
  if (alone) await closeLine(db, { sessionId: session.id, because: "the room was gone", now: call.now });
  if (!placed.ok && placed.reason === "conference-gone")
    await closeLine(db, { sessionId: session.id, because: placed.reason, now: call.now });
  if (!placed.ok && placed.reason === "unknown") {
    await db
      .update(attempts)
      .set({ status: "unknown" })
      .where(and(eq(attempts.id, attemptId), eq(attempts.status, "placing")));
    return { ok: false, reason: "refused-by-provider", attemptId, refusal: placed };
  }
  if (isOn) return { ok: false, reason: "not-taken-back", attemptId };
  await db.transaction((tx) =>
    endAttempt(tx, {
      attemptId,
      status: "failed",
      endedBy: "network",
      errorCode: placed.ok ? null : placed.code,
      now: call.now,
    }),
  );
  const refusal = placed.ok ? (alone ? providerRefusal("conference-gone") : tooLongQueued) : placed;
  return { ok: false, reason: "refused-by-provider", attemptId, refusal };
}

const tooLongQueued: ProviderRefusal = {
  ok: false,
  reason: "too-many-requests",
  code: null,
  sentence:
    "Calls are queueing at Twilio, so this one was taken back before it rang. Wait a few seconds before the next.",
};

type Written =
  | { ok: true; attemptId: string; to: string; from: string; session: AgentSession }
  | Exclude<CallPlaced, { ok: true } | { attemptId: string }>;

async function writeAttempt(tx: Tx, call: PlaceCall): Promise<Written> {
  const lead = await lockHeld(tx, call);
  if (!lead) return { ok: false, reason: "hold-lost" };
  const session = await openSessionOf(tx, call.by);
  if (!session?.joinedAt) return { ok: false, reason: "line-closed" };
  if (await isLostCallOn(tx, session.id)) return { ok: false, reason: "lost-call-on" };
  if (await wasCalled(tx, call)) return { ok: false, reason: "already-called" };
  const [live] = await tx
    .select({ agentId: attempts.agentId })
    .from(attempts)
    .where(and(or(eq(attempts.agentId, call.by), eq(attempts.leadId, lead.id)), isNull(attempts.endedAt)));
  if (live) return { ok: false, reason: live.agentId === call.by ? "call-still-on" : "colleague-on-the-phone" };
  const [number] = await tx
    .select()
    .from(phoneNumbers)
    .where(
      and(
        ...[eq(phoneNumbers.id, call.phoneNumberId), eq(phoneNumbers.companyId, lead.companyId)],
        isNull(phoneNumbers.erasedAt),
      ),
    );
  if (!number) return { ok: false, reason: "not-this-companys-number" };
  const [campaign] = await tx
    .select({ callerId: campaigns.callerId })
    .from(campaigns)
    .where(eq(campaigns.id, lead.campaignId));
  if (!campaign?.callerId) return { ok: false, reason: "no-caller-id" };

  await takeTurnToRing(tx, { companyId: lead.companyId, numberHash: number.numberHash });
  // A lead that somebody chose, and not the order of the queue, is called by hand.
  const way = lead.pulledFor === call.by ? ("manual" as const) : undefined;
  const decision = await mayCall(tx, { leadId: lead.id, phoneNumberId: number.id, way, now: call.now });
  if (decision.verdict !== "allow") {
    await writeRefusal(tx, call, lead, decision);
    return { ok: false, reason: "refused-by-law", decision };
  }
  if (decision.needsReason && !call.reason?.trim()) return { ok: false, reason: "reason-missing" };

  const [attempt] = await tx
    .insert(attempts)
    .values({
      clientId: lead.clientId,
      campaignId: lead.campaignId,
      leadId: lead.id,
      companyId: lead.companyId,
      contactId: number.contactId,
      phoneNumberId: number.id,
      numberHash: number.numberHash,
      agentId: call.by,
      sessionId: session.id,
      holdToken: call.token,
      callerId: campaign.callerId,
      round: lead.round,
      decision: call.reason ? { ...decision, givenReason: call.reason } : decision,
      status: "placing",
      placedAt: call.now,
    })
    .returning({ id: attempts.id });
  if (!attempt) throw new Error("The attempt was not stored.");
  await holdForCall(tx, lead, call);
  await record(tx, {
    type: "call.placed",
    data: { attemptId: attempt.id, phoneNumberId: number.id },
    ...placeOf(lead),
    by: call.by,
    at: call.now,
  });
  await announce(tx, `agent:${call.by}`, { attemptId: attempt.id, status: "placing" });
  return { ok: true, attemptId: attempt.id, to: number.e164, from: campaign.callerId, session };
}

/** The refusal stays in the ledger; the agent keeps the lead and sees why, and puts it back or keeps it for the hour. */
async function writeRefusal(
  tx: Tx,
  call: PlaceCall,
  lead: typeof leads.$inferSelect,
  { verdict, reasons }: Decision,
): Promise<void> {
  if (verdict === "allow") return;
  const rules = reasons.map(({ rule }) => rule);
  await record(tx, {
    type: "call.refused",
    data: { phoneNumberId: call.phoneNumberId, verdict, rules },
    ...placeOf(lead),
    by: call.by,
    at: call.now,
  });
}
