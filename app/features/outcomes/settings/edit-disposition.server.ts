import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, dispositions } from "#db/schema.ts";
import type { CallbackTerms, DispositionFields } from "./disposition-form.ts";
import { callbackTermsOf } from "./dispositions-page.server.ts";
import { lockOutcomes } from "./lock-outcomes.server.ts";
import { fitsUnanswered, maySet, termsFor } from "./may-set.ts";
import { namesake } from "./places.ts";

export type OutcomeSet =
  | { ok: true }
  | {
      ok: false;
      reason:
        | "no-such-disposition"
        | "changed-meanwhile"
        | "must-be-offered"
        | "last-for-the-unanswered"
        | "name-taken"
        | "name-put-away";
    };

/** Stands in the form, so that what a colleague has changed meanwhile is not overwritten unseen. */
export function outcomeSeen(outcome: typeof dispositions.$inferSelect): string {
  const { label, position, offered, human, contact, decisionMaker, machine, unworkable, ...rest } = outcome;
  const { minSeconds, maxSeconds, afterMinutes, otherDayPart, otherNumber, mostTries, restDays } = rest;
  return [
    ...[label, position, offered, human, contact, decisionMaker, machine, unworkable],
    ...[minSeconds, maxSeconds, afterMinutes, otherDayPart, otherNumber, mostTries, restDays],
  ].join();
}

type Who = { campaignId: string; by: string; now: Date };

/** Sets one of a campaign's outcomes. Its code stays, so that what was recorded keeps its meaning; who stood in its place takes its old one. */
export async function editDisposition(
  db: Db,
  { campaignId, code, fields, by, now }: Who & { code: string; fields: DispositionFields },
): Promise<OutcomeSet> {
  return db.transaction(async (tx) => {
    const all = (await lockOutcomes(tx, campaignId))?.all ?? [];
    const disposition = all.find((one) => one.code === code);
    if (!disposition) return { ok: false, reason: "no-such-disposition" } as const;
    const { label, position, offered, human, contact, decisionMaker, machine, unworkable } = fields;
    const said = { label, position, offered, human, contact, decisionMaker, machine, unworkable };
    const set = { ...said, ...termsFor(disposition, fields) };
    // Sent twice it stands so already.
    if (outcomeSeen({ ...disposition, ...set }) === outcomeSeen(disposition)) return { ok: true } as const;
    if (fields.seen !== outcomeSeen(disposition)) return { ok: false, reason: "changed-meanwhile" } as const;
    if (!fields.offered && !maySet(disposition).offered) return { ok: false, reason: "must-be-offered" } as const;
    const named = namesake(all, fields.label, disposition.id);
    if (named) return { ok: false, reason: named.offered ? "name-taken" : "name-put-away" } as const;
    const others = all.filter((one) => one.id !== disposition.id);
    if (!others.some(fitsUnanswered) && !fitsUnanswered({ ...disposition, ...fields }))
      return { ok: false, reason: "last-for-the-unanswered" } as const;

    const inTheWay = all.find((one) => one.position === position && one.id !== disposition.id);
    if (inTheWay)
      await tx.update(dispositions).set({ position: disposition.position }).where(eq(dispositions.id, inTheWay.id));
    await tx.update(dispositions).set(set).where(eq(dispositions.id, disposition.id));
    await record(tx, {
      type: "campaign.outcome-set",
      data: { disposition: code },
      clientId: disposition.clientId,
      campaignId,
      by,
      at: now,
    });
    return { ok: true } as const;
  });
}

/** As `outcomeSeen`, of how a campaign keeps its promises. */
export const callbacksSeen = ({ windowMinutes, anyonesAfterMinutes, perHour, perDay }: CallbackTerms): string =>
  [windowMinutes, anyonesAfterMinutes, perHour, perDay].join();

export type CallbacksSet = { ok: true } | { ok: false; reason: "no-such-campaign" | "changed-meanwhile" };

/** Sets how a campaign keeps its promises. Those that were made already stay where they are. */
export async function setCallbackTerms(
  db: Db,
  { campaignId, terms, seen, by, now }: Who & { terms: CallbackTerms; seen: string | undefined },
): Promise<CallbacksSet> {
  return db.transaction(async (tx) => {
    const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("no key update");
    if (!campaign) return { ok: false, reason: "no-such-campaign" } as const;
    const stands = callbacksSeen(callbackTermsOf(campaign));
    // Sent twice it stands so already.
    if (callbacksSeen(terms) === stands) return { ok: true } as const;
    if (seen !== stands) return { ok: false, reason: "changed-meanwhile" } as const;
    const { windowMinutes, anyonesAfterMinutes, perHour, perDay } = terms;
    await tx
      .update(campaigns)
      .set({
        callbackWindowMinutes: windowMinutes,
        callbackAnyonesAfterMinutes: anyonesAfterMinutes,
        callbacksPerHour: perHour,
        callbacksPerDay: perDay,
      })
      .where(eq(campaigns.id, campaignId));
    const data = { windowMinutes, anyonesAfterMinutes, perHour, perDay };
    const { clientId } = campaign;
    await record(tx, { type: "campaign.callbacks-set", data, clientId, campaignId, by, at: now });
    return { ok: true } as const;
  });
}
