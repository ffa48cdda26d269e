import { and, eq, exists, isNull, or } from "drizzle-orm";
import { isFarOff } from "#app/kit/far-off.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaignAgents, leads } from "#db/schema.ts";
import { zoneOfLead } from "../lead-zone.server.ts";
import { type PromisedWhen, promisedAt } from "../promised-at.ts";
import { type MayPromise, mayPromise } from "./may-promise.server.ts";
import { movePromise, openPromise } from "./move-promise.server.ts";

type Wish = {
  leadId: string;
  when: PromisedWhen;
  by: string;
  /** A manager moves anybody's; an agent their own, and what is anyone's in a campaign of theirs. */
  all: boolean;
  now: Date;
};
export type PromiseChanged =
  | { ok: true; at: Date }
  | { ok: false; reason: "no-promise" | "in-hand" | "no-such-time" | "time-past" | "too-far" }
  | Extract<MayPromise, { ok: false }>;

const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

/**
 * They asked for another hour, in a mail or of a colleague: the promise stands there from now on, by whoever gave it, and what was missed
 * before is made good by it. The law is asked about that hour as when it was promised; a manager may give an agent more than they may promise themselves.
 */
export async function changePromise(db: Db, { leadId, when, by, all, now }: Wish): Promise<PromiseChanged> {
  return db.transaction(async (tx) => {
    const lead = await lockPromise(tx, { leadId, by, all });
    if (!lead) return refuse("no-promise");
    if (lead.heldUntil && lead.heldUntil > now) return refuse("in-hand");
    const zone = lead.dueZone ?? (await zoneOfLead(tx, { leadId, now }));
    const promised = promisedAt(when, zone);
    if (!promised.ok) return promised;
    const { at } = promised;
    if (at <= now) return refuse("time-past");
    if (isFarOff(at, now)) return refuse("too-far");
    const { campaignId, assigneeId } = lead;
    const may = await mayPromise(tx, { by: assigneeId ?? by, leadId, campaignId, at, zone, now });
    if (!may.ok && (may.reason === "not-allowed-then" || assigneeId === by)) return may;
    await movePromise(tx, { lead, at, zone, because: "agreed", by, now });
    if (assigneeId && may.ok && may.handsOn) await openPromise(tx, { lead, now });
    return { ok: true, at } as const;
  });
}

async function lockPromise(tx: Tx, { leadId, by, all }: Pick<Wish, "leadId" | "by" | "all">) {
  const callsHere = tx
    .select({ id: campaignAgents.userId })
    .from(campaignAgents)
    .where(and(eq(campaignAgents.campaignId, leads.campaignId), eq(campaignAgents.userId, by)));
  const theirs = or(eq(leads.assigneeId, by), and(isNull(leads.assigneeId), exists(callsHere)));
  const promise = and(eq(leads.stage, "ready"), eq(leads.nextAction, "callback"), isNull(leads.mergedIntoId));
  const [lead] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.id, leadId), promise, all ? undefined : theirs))
    .for("update");
  return lead ?? null;
}
