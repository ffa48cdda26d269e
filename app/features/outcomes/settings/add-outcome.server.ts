import { eq, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { dispositions } from "#db/schema.ts";
import type { OwnOutcomeFields } from "./disposition-form.ts";
import { lockOutcomes } from "./lock-outcomes.server.ts";
import { termsFor } from "./may-set.ts";
import { freeKeys, namesake, placeBehind } from "./places.ts";

export type OutcomeAdded =
  | { ok: true; code: string }
  | {
      ok: false;
      reason:
        | "no-such-campaign"
        | "ended"
        | "no-such-pattern"
        | "name-taken"
        | "name-put-away"
        | "key-taken"
        | "no-place";
    };

type Adding = { campaignId: string; fields: OwnOutcomeFields; by: string; now: Date };

/**
 * Gives a campaign an outcome of its own. What it means for the lead, the law and the reports is that of the house's outcome it is like;
 * its name, its key, how long it talks and when the lead comes back are its own. It is offered on every desk from then on.
 */
export async function addOutcome(db: Db, { campaignId, fields, by, now }: Adding): Promise<OutcomeAdded> {
  return db.transaction(async (tx) => {
    const locked = await lockOutcomes(tx, campaignId);
    if (!locked) return refuse("no-such-campaign");
    const { clientId, hasEnded, all } = locked;
    if (hasEnded) return refuse("ended");
    const like = all.find(({ id, likeId }) => id === fields.likeId && likeId === null);
    if (!like) return refuse("no-such-pattern");
    const named = namesake(all, fields.label);
    if (named) return refuse(named.offered ? "name-taken" : "name-put-away");
    if (fields.key > 0 && !freeKeys(all).includes(fields.key)) return refuse("key-taken");
    const behind = placeBehind(all);
    const aside = all.find(({ position }) => fields.key > 0 && position === fields.key);
    if (behind === null && (fields.key === 0 || aside)) return refuse("no-place");
    if (aside && behind !== null)
      await tx.update(dispositions).set({ position: behind }).where(eq(dispositions.id, aside.id));

    const { id: _, offered: __, code: ___, ...inherited } = like;
    const [made] = await tx
      .insert(dispositions)
      .values({
        ...inherited,
        clientId,
        code: sql`'own-' || uuid_v7()`,
        likeId: like.id,
        label: fields.label,
        position: fields.key || (behind ?? 0),
        ...termsFor(like, fields),
      })
      .returning({ code: dispositions.code });
    if (!made) throw new Error("The outcome was not stored.");
    const data = { disposition: made.code, like: like.code };
    await record(tx, { type: "campaign.outcome-added", data, clientId, campaignId, by, at: now });
    return { ok: true, code: made.code } as const;
  });
}

const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const;
