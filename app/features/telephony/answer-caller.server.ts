import { eq } from "drizzle-orm";
import { type Decision, decide } from "#app/features/compliance/decide.ts";
import { factsOfNumber } from "#app/features/compliance/number-facts.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { agency, callEvents, campaigns, clients } from "#db/schema.ts";
import type { Form } from "./signature.ts";

/** The key a caller presses to be called no more. */
const neverAgain = "9";

export type Answer = { says: string /** Waits for a key after it was said. */; waitsForKey: boolean };

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
  const place = { country: null, region: null, postcode: null, zone: null };
  const { facts, hash } = await factsOfNumber(db, { text: from ?? "", country: "GB", place, clientId: null, now });
  const decision = decide({ ...facts, way: "inbound" }, now);
  if (digits === neverAgain && hash !== null) {
    await suppressByHand(db, { kind: "number", value: facts.number.e164, by: null, now });
  }
  const whose = await db.transaction(async (tx) => {
    await tx
      .insert(callEvents)
      .values({
        kind: "inbound",
        dedupeKey: `inbound ${callSid} ${digits ?? ""}`,
        body: { ...form, decision },
        receivedAt: now,
      })
      .onConflictDoNothing();
    return ourselves(tx, to);
  });
  return { ok: true, answer: answerFor(decision, whose, digits) };
}

function answerFor(decision: Decision, whose: string, digits: string | undefined): Answer {
  if (digits === neverAgain) return { says: "Thank you. You will not be called again. Goodbye.", waitsForKey: false };
  if (decision.reasons.some(({ rule }) => rule === "suppressed")) {
    return {
      says: `This is ${whose}. You have asked us not to call you, and we will not. Goodbye.`,
      waitsForKey: false,
    };
  }
  const who = `This is ${whose}. We rang you about an enquiry you once made.`;
  if (decision.verdict !== "allow") return { says: `${who} Goodbye.`, waitsForKey: false };
  return {
    says: `${who} We will try again in working hours. If you do not wish to be called again, press ${neverAgain}.`,
    waitsForKey: true,
  };
}

/** Who we are to somebody who sees this number of ours: the agency, and the clients it is shown for. */
async function ourselves(tx: Tx, to: string): Promise<string> {
  const [house] = await tx.select({ name: agency.name }).from(agency);
  const shownFor = await tx
    .selectDistinct({ name: clients.legalName })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.callerId, to));
  const name = house?.name ?? "the agency you were rung by";
  const [only] = shownFor;
  return only && shownFor.length === 1 ? `${name}, calling on behalf of ${only.name}` : name;
}

const one = (value: Form[string] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
