import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { type Decision, decide } from "#app/features/compliance/decide.ts";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { factsOfNumber } from "#app/features/compliance/number-facts.server.ts";
import { soonestCallBack } from "#app/features/compliance/soonest-call-back.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { leadsRungFrom, oursToRing, type RungBack, whomTheyMean } from "#app/features/queue/who-rings-back.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Db } from "#db/client.server.ts";
import { agency, callEvents, campaigns, clients, leads, phoneNumbers } from "#db/schema.ts";
import type { Form } from "./signature.ts";

/** The key a caller presses to be called no more. */
const neverAgain = "9";

export type Answer = {
  says: string;
  /** Waits for a key after it was said. */
  waitsForKey: boolean;
};

/**
 * Somebody rings the number we showed them. The law is asked about them too, and its answer kept with what the provider told; whoever
 * asked not to be called is told that it stands, anybody else who we are and for whom we rang, and can end it with one key.
 */
export async function answerCaller(
  db: Db,
  { form, now }: { form: Form; now: Date },
): Promise<{ ok: true; answer: Answer } | { ok: false; reason: "unreadable" }> {
  const [callSid, from, to, digits] = ["CallSid", "From", "To", "Digits"].map((name) => one(form[name]));
  if (!callSid || !to) return { ok: false, reason: "unreadable" };
  const asked = { text: from ?? "", country: "GB" as const, place: nowhere, now };
  const { facts, hash } = await factsOfNumber(db, { ...asked, clientId: null });
  const decision = decide({ ...facts, way: "inbound" }, now);
  if (digits === neverAgain && hash !== null) {
    await suppressByHand(db, { kind: "number", value: facts.number.e164, by: null, now });
  }
  const rung = hash === null ? [] : await leadsRungFrom(db, { shown: to, numberHash: hash });
  const clientIds = rung.map(({ clientId }) => clientId);
  const shownFor = await clientsShowing(db, { to, clientIds });
  const isClosed = await Promise.all(shownFor.map(({ id }) => isClosedFor(db, { asked, hash, clientId: id, now })));
  const closedFor = shownFor.filter((_, at) => isClosed[at]).map(({ id }) => id);
  const body = { ...form, decision, closedFor };
  await db.transaction(async (tx) => {
    const [told] = await tx
      .insert(callEvents)
      .values({ kind: "inbound", dedupeKey: `inbound ${callSid} ${digits ?? ""}`, body, receivedAt: now })
      .onConflictDoNothing()
      .returning({ id: callEvents.id });
    // That we ring again is said to them; it is kept by whoever keeps promises.
    if (told && digits === undefined && decision.verdict === "allow")
      await enqueue(tx, "hear-caller", { callEventId: told.id });
  });
  const whose = await ourselves(db, shownFor);
  if (digits === neverAgain) return { ok: true, answer: goodbye("Thank you. You will not be called again.") };
  const meant = whomTheyMean(rung, closedFor);
  return {
    ok: true,
    answer: answerFor(decision, whose, {
      isUnwanted: shownFor.length > 0 && closedFor.length === shownFor.length,
      // What is not to be done for one of the clients is not promised in the name of any.
      isPromised: closedFor.length === 0 && meant !== null && (await mayBePromised(db, { ...meant, now })),
    }),
  };
}

/** That we ring again is said where it is ours to ring them and the law brings an hour for it: the clock alone may stand between. */
async function mayBePromised(db: Db, { leadId, stage, now }: RungBack & { now: Date }): Promise<boolean> {
  return oursToRing.includes(stage) && (await soonestCallBack(db, { leadId, now })) !== null;
}

const nowhere = { country: null, region: null, postcode: null, zone: null };
const goodbye = (says: string): Answer => ({ says: `${says} Goodbye.`, waitsForKey: false });

function answerFor(decision: Decision, whose: string, they: { isUnwanted: boolean; isPromised: boolean }): Answer {
  if (decision.reasons.some(({ rule }) => rule === "suppressed"))
    return goodbye(`This is ${whose}. You have asked us not to call you, and we will not.`);
  if (they.isUnwanted) return goodbye(`This is ${whose}. You are among those we do not call, and we will not.`);
  const who = `This is ${whose}. We rang you about an enquiry you once made.`;
  if (decision.verdict !== "allow") return goodbye(who);
  const again = they.isPromised ? "We will try again in working hours. " : "";
  return {
    says: `${who} ${again}If you do not wish to be called again, press ${neverAgain}.`,
    waitsForKey: true,
  };
}

type Shown = { id: string; name: string };

/** The clients this number of ours is shown for now, and those for whom it was shown to them. */
function clientsShowing(db: Db, { to, clientIds }: { to: string; clientIds: string[] }): Promise<Shown[]> {
  return db
    .selectDistinct({ id: clients.id, name: clients.legalName })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(or(eq(campaigns.callerId, to), inArray(clients.id, clientIds)));
}

type Caller = {
  asked: Omit<Parameters<typeof factsOfNumber>[1], "clientId">;
  hash: string | null;
  clientId: string;
  now: Date;
};

/** By their number, or as the person or company of a lead of this client's that has it. */
async function isClosedFor(db: Db, { asked, hash, clientId, now }: Caller): Promise<boolean> {
  if (hash === null) return false;
  const { facts } = await factsOfNumber(db, { ...asked, clientId });
  if (facts.suppressions.length > 0) return true;
  const known = await db
    .select({ leadId: leads.id, phoneNumberId: phoneNumbers.id })
    .from(phoneNumbers)
    .innerJoin(leads, and(eq(leads.companyId, phoneNumbers.companyId), isNull(leads.mergedIntoId)))
    .where(
      and(...[eq(phoneNumbers.clientId, clientId), eq(phoneNumbers.numberHash, hash)], isNull(phoneNumbers.erasedAt)),
    );
  for (const one of known) {
    const { reasons } = await mayCall(db, { ...one, way: "inbound", now });
    if (reasons.some(({ rule }) => rule === "suppressed")) return true;
  }
  return false;
}

/** Who we are to somebody who sees this number of ours: the agency, and the client it is shown for. */
async function ourselves(db: Db, shownFor: Shown[]): Promise<string> {
  const [house] = await db.select({ name: agency.name }).from(agency);
  const name = house?.name ?? "the agency you were rung by";
  const [only] = shownFor;
  return only && shownFor.length === 1 ? `${name}, calling on behalf of ${only.name}` : name;
}

const one = (value: Form[string] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
