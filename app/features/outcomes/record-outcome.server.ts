import { and, eq, isNull } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { openHandback } from "#app/features/handback/open-handback.server.ts";
import { type Dormancy, isSupplied } from "#app/features/nurture/dormancy-choices.ts";
import { awaitOffering, isMissing } from "#app/features/nurture/offerings.server.ts";
import { choosePlan } from "#app/features/nurture/reason-plans.server.ts";
import { keepCaller } from "#app/features/queue/callers.server.ts";
import { releaseHold } from "#app/features/queue/hold.server.ts";
import { lockSpokenOf } from "#app/features/queue/unsaid-call.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { attempts, dispositions, type leads, outcomes } from "#db/schema.ts";
import { unansweredCriteria } from "./answers.server.ts";
import { applyEffect } from "./apply-effect.server.ts";
import { type ContractHeard, isEndTooFar } from "./contract-heard.ts";
import { lookIntoCutOff } from "./cut-off.server.ts";
import { type Fits, fitsTheCall, isAgainstNetwork } from "./fits-the-call.ts";
import { keepContract } from "./keep-contract.server.ts";
import { wallOf } from "./promised-at.ts";
import { type MayPromise, mayPromise } from "./promises/may-promise.server.ts";
import type { Following } from "./what-follows.ts";
import { whereItLeads } from "./where-it-leads.server.ts";

export type OutcomeFacts = {
  leadId: string;
  /** The hold under which the call was made: one call, one outcome. */
  token: string;
  disposition: string;
  /** The promised instant and the zone it was promised in, where the disposition asks for one. */
  chosenAt: Date | null;
  zone: string | null;
  /** Why they sleep, where the outcome leaves that open. */
  sleepsFor?: Dormancy | null;
  /** The touch plan chosen in place of what the reason brings, null being none. */
  planId?: string | null;
  /** Who supplies them and until when, where the outcome speaks of that. */
  heard?: ContractHeard | null;
  /** The agent says again what the call makes doubtful: its length, or that the network heard a machine. */
  sure?: boolean;
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
        | "contract-too-far"
        | "offered-now"
        | Extract<Following, { ok: false }>["reason"];
    }
  | Extract<Fits, { ok: false }>
  | Extract<MayPromise, { ok: false }>;

/**
 * The agent's word on the call they just made: marks the number or the person it speaks of, moves the lead, lets go of it,
 * all or nothing. The network's word on the same call is another field and stays as it is. A word that comes after the hold has run out
 * counts as well; it moves the lead only where nothing else became of it since.
 */
export async function recordOutcome(db: Queryable, facts: OutcomeFacts): Promise<Recorded> {
  return db.transaction(async (tx) => {
    const awaited = facts.sleepsFor?.offeringId;
    if (awaited && !(await isMissing(tx, awaited))) return refuse("offered-now");
    await keepCaller(tx, { leadId: facts.leadId, userId: facts.by });
    const lead = await lockSpokenOf(tx, facts);
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
      .where(
        and(
          eq(dispositions.campaignId, lead.campaignId),
          eq(dispositions.code, facts.disposition),
          eq(dispositions.offered, true),
        ),
      )
      // A campaign may remove one of its own that was never said: whoever is just saying it comes first or finds it gone.
      .for("key share");
    if (!disposition) return refuse("no-such-disposition");

    const call = attempt.attempts;
    const fits = fitsTheCall(
      disposition,
      { ...call, answered: call.answeredAt !== null, messageLeft: call.voicemailLeftAt !== null },
      facts.sure ?? false,
    );
    if (!fits.ok) return fits;
    const criteriaMet = !disposition.qualified || (await unansweredCriteria(tx, { ...lead, ...facts })).length === 0;
    const [leading] = await whereItLeads(tx, {
      ...{ lead, call, outcomes: [disposition], now: facts.now },
      ...{ chosenAt: facts.chosenAt, sleepsFor: facts.sleepsFor?.reason ?? null, criteriaMet },
    });
    if (!leading) throw new Error("One outcome leads somewhere.");
    const { next, stays: goneOn } = leading;
    if (!next.ok) return next;
    const heard = facts.heard && isSupplied(next.dormancyReason) ? facts.heard : null;
    if (heard && isEndTooFar(heard, facts.now)) return refuse("contract-too-far");
    const promise = goneOn ? nothingPromised : await promiseOf(tx, { lead, next, facts });
    if (!promise.ok) return promise;

    const said = { facts, lead, call, disposition, next };
    const outcomeId = await writeOutcome(tx, said, goneOn ? { toStage: lead.stage, dueAt: lead.dueAt } : next);
    const companyId = await applyEffect(tx, { lead, call, disposition, by: facts.by, now: facts.now });
    if (!goneOn) await follow(tx, said, promise);
    else if (lead.holdToken === facts.token)
      await releaseHold(tx, { lead, why: "outcome", by: facts.by, now: facts.now });
    await lookIntoCutOff(tx, { companyId, by: facts.by, now: facts.now });
    if (heard) await keepContract(tx, { lead, heard, by: facts.by, now: facts.now });
    return { ok: true, outcomeId } as const;
  });
}

type Said = { facts: OutcomeFacts; lead: Lead; call: Call; disposition: Disposition; next: Follows };

/** The lead goes where its outcome leads, out of the agent's hand if it is still there. */
async function follow(tx: Tx, { facts, lead, call, disposition, next }: Said, { handsOn }: Promisable) {
  const { by, now } = facts;
  if (lead.holdToken === facts.token) await releaseHold(tx, { lead, why: "outcome", by, now });
  const moved = await moveLead(tx, {
    leadId: lead.id,
    to: next.toStage,
    nextAction: next.nextAction,
    dueAt: next.dueAt,
    dueZone: next.mine ? facts.zone : null,
    dueWall: next.mine && facts.chosenAt && facts.zone ? wallOf(facts.chosenAt, facts.zone) : null,
    assigneeId: next.mine && !handsOn ? by : null,
    ...(next.dormancyReason ? { dormancyReason: next.dormancyReason } : {}),
    ...(next.closeReason ? { closeReason: next.closeReason } : {}),
    reason: disposition.code,
    by,
    now,
  });
  if (!moved.ok) throw new Error(`A lead could not follow its outcome: ${moved.reason}`);
  // Only an outcome that says why they sleep says what they wait for.
  if (disposition.dormancyReason)
    await awaitOffering(tx, { leadId: lead.id, offeringId: facts.sleepsFor?.offeringId ?? null, now });
  if (next.dormancyReason && facts.planId !== undefined)
    await choosePlan(tx, { leadId: lead.id, planId: facts.planId, by, now });
  if (disposition.qualified) await openHandback(tx, { leadId: lead.id, attemptId: call.id, by, now });
}

const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

type Lead = typeof leads.$inferSelect;
type Call = typeof attempts.$inferSelect;
type Disposition = typeof dispositions.$inferSelect;
type Follows = Extract<Following, { ok: true }>;
type Promisable = Pick<Extract<MayPromise, { ok: true }>, "ok" | "handsOn">;

/** Where the lead has gone on since, a late word promises nothing of it. */
const nothingPromised: Promisable = { ok: true, handsOn: null };

/** Only a promise is asked of the law, and takes room in its maker's days. */
async function promiseOf(
  tx: Tx,
  { lead, next, facts }: { lead: Lead; next: Follows; facts: OutcomeFacts },
): Promise<Extract<MayPromise, { ok: false }> | Promisable> {
  if (!next.mine || !next.dueAt) return nothingPromised;
  const { by, now, zone } = facts;
  const { id: leadId, campaignId } = lead;
  return mayPromise(tx, { by, leadId, campaignId, at: next.dueAt, zone: zone ?? "UTC", now });
}

/** @param stands where the lead is once this is written */
async function writeOutcome(
  tx: Tx,
  { facts, lead, call, disposition }: Said,
  stands: { toStage: Lead["stage"]; dueAt: Date | null },
): Promise<string> {
  const [written] = await tx
    .insert(outcomes)
    .values({
      clientId: lead.clientId,
      campaignId: lead.campaignId,
      leadId: lead.id,
      attemptId: call.id,
      dispositionId: disposition.id,
      ...countsAs(disposition),
      againstNetwork: isAgainstNetwork(disposition, call),
      holdToken: facts.token,
      contactId: call.contactId,
      phoneNumberId: call.phoneNumberId,
      toStage: stands.toStage,
      dueAt: stands.dueAt,
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

const countsAs = (said: Disposition) => ({
  ...{ human: said.human, contact: said.contact, decisionMaker: said.decisionMaker, machine: said.machine },
  ...{ unworkable: said.unworkable, doNotCall: said.doNotCall, callback: said.callback, qualified: said.qualified },
});
