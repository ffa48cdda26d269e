import { and, eq, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { judgeNumbers, type NumberVerdict } from "#app/features/compliance/may-call.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaignAgents, campaigns, leads } from "#db/schema.ts";
import { callsNow } from "./calls-now.server.ts";
import { anyonesIn, type Claim, claim, type LeadRow, ownCallbacks } from "./claim.server.ts";
import { settleUncallable } from "./settle-uncallable.server.ts";

/** A refusal under the lock takes the next lead; after so many the agent is told instead of waiting on. */
const refusalsAllowed = 5;

export type Hold = {
  leadId: string;
  clientId: string;
  campaignId: string;
  companyId: string;
  token: string;
  until: Date;
};
export type Leased =
  | { ok: true; hold: Hold; resumed: boolean; numbers: NumberVerdict[] }
  | { ok: false; reason: "queue-empty" | "only-refusals" };

/**
 * Hands the agent the best lead that may be called now. The hold lives on the lead's row, so two agents never meet there;
 * the law is asked again under that lock. An agent with a live hold gets that lead back, whatever they press.
 */
export async function leaseNext(db: Db, wish: Claim): Promise<Leased> {
  let refusals = 0;
  while (refusals < refusalsAllowed) {
    const tried = await db.transaction((tx) => tryOnce(tx, wish));
    if (tried === "empty") return { ok: false, reason: refusals > 0 ? "only-refusals" : "queue-empty" };
    if (tried !== "refused") return tried;
    refusals += 1;
  }
  return { ok: false, reason: "only-refusals" };
}

async function tryOnce(tx: Tx, wish: Claim): Promise<Extract<Leased, { ok: true }> | "empty" | "refused"> {
  // One agent in five tabs takes turns with themselves: the later ones find the hold of the first.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${wish.by}))`);
  const hold = await ownHold(tx, wish);
  if (!hold) return claimOne(tx, wish);
  return { ok: true, hold, resumed: true, numbers: await judgeNumbers(tx, { leadId: hold.leadId, now: wish.now }) };
}

/** The agent's live hold; one that has run out is let go of and written down. */
async function ownHold(tx: Tx, { by, now }: Claim): Promise<Hold | null> {
  const [held] = await tx.select().from(leads).where(eq(leads.heldBy, by)).for("update");
  if (!held?.holdToken || !held.heldUntil) return null;
  if (held.heldUntil > now) return holdOf(held, held.holdToken, held.heldUntil);
  await tx.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null }).where(eq(leads.id, held.id));
  await record(tx, {
    type: "lead.released",
    data: { holdToken: held.holdToken, why: "expired" },
    ...placeOf(held),
    by,
    at: now,
  });
  return null;
}

async function claimOne(tx: Tx, wish: Claim): Promise<Extract<Leased, { ok: true }> | "empty" | "refused"> {
  const lead = (await claim(tx, wish, ownCallbacks(wish))) ?? (await claimFromCampaigns(tx, wish));
  if (!lead?.holdToken || !lead.heldUntil) return "empty";

  const numbers = await judgeNumbers(tx, { leadId: lead.id, now: wish.now });
  if (!numbers.some((number) => number.verdict === "allow")) {
    await settleUncallable(tx, { leadId: lead.id, numbers, now: wish.now });
    return "refused";
  }
  await record(tx, {
    type: "lead.leased",
    data: { holdToken: lead.holdToken, until: lead.heldUntil.toISOString() },
    ...placeOf(lead),
    by: wish.by,
    at: wish.now,
  });
  return { ok: true, hold: holdOf(lead, lead.holdToken, lead.heldUntil), resumed: false, numbers };
}

async function claimFromCampaigns(tx: Tx, wish: Claim): Promise<LeadRow | null> {
  const mine = await tx
    .select({ id: campaigns.id })
    .from(campaignAgents)
    .innerJoin(campaigns, and(eq(campaigns.id, campaignAgents.campaignId), callsNow(wish.now)))
    .where(and(eq(campaignAgents.userId, wish.by), wish.campaignId ? eq(campaigns.id, wish.campaignId) : undefined))
    .orderBy(campaigns.startsOn, campaigns.id);
  for (const { id } of mine) {
    const lead = await claim(tx, wish, anyonesIn(id, wish));
    if (lead) return lead;
  }
  return null;
}

const placeOf = (lead: LeadRow) => ({
  clientId: lead.clientId,
  campaignId: lead.campaignId,
  leadId: lead.id,
  companyId: lead.companyId,
});

const holdOf = (lead: LeadRow, token: string, until: Date): Hold => ({
  leadId: lead.id,
  clientId: lead.clientId,
  campaignId: lead.campaignId,
  companyId: lead.companyId,
  token,
  until,
});
