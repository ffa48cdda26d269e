import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { judgeNumbers, type NumberVerdict } from "#app/features/compliance/may-call.server.ts";
import { isUnique } from "#app/kit/database-refusal.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { leads, users } from "#db/schema.ts";
import { unblocked } from "./ask-again.server.ts";
import { type Claim, type Claimed, claim } from "./claim.server.ts";
import { inNobodysHand } from "./hold.server.ts";
import { settleUncallable } from "./settle-uncallable.server.ts";

/** A refusal under the lock takes the next lead; after so many the agent is told instead of waiting on. */
const refusalsAllowed = 5;

export type Hold = Omit<Claimed, "had" | "wasBlocked">;
export type Leased =
  | { ok: true; hold: Hold; resumed: boolean; numbers: NumberVerdict[] }
  | { ok: false; reason: "queue-empty" | "only-refusals" | "paused" };

type Tried = Extract<Leased, { ok: true }> | "empty" | "refused" | "own-hand-was-first";

/**
 * Hands the agent the best lead that may be called now. The hold lives on the lead's row, so two agents never meet there;
 * the law is asked again under that lock. An agent with a live hold gets that lead back, whatever they press.
 */
export async function leaseNext(db: Db, wish: Claim): Promise<Leased> {
  let refusals = 0;
  while (refusals < refusalsAllowed) {
    const tried = await tryOnce(db, wish);
    if (tried === "own-hand-was-first") continue;
    if (tried === "empty") return { ok: false, reason: await whyEmpty(db, wish, refusals) };
    if (tried !== "refused") return tried;
    refusals += 1;
  }
  return { ok: false, reason: "only-refusals" };
}

/** One agent in five tabs meets themselves: an agent has one hold, by a unique index, and the later ones find that of the first. */
async function tryOnce(db: Db, wish: Claim): Promise<Tried> {
  try {
    return await db.transaction((tx) => claimOne(tx, wish));
  } catch (error) {
    if (isUnique(error, "leads_one_hold_per_agent")) return "own-hand-was-first";
    throw error;
  }
}

async function claimOne(tx: Tx, wish: Claim): Promise<Tried> {
  const claimed = await claim(tx, wish);
  if (!claimed) return "empty";
  if (claimed.had) return (await ownHold(tx, claimed, wish)) ?? claimOne(tx, wish);
  const { had: _, wasBlocked, ...hold } = claimed;

  const numbers = await judgeNumbers(tx, { leadId: hold.leadId, now: wish.now });
  if (!numbers.some((number) => number.verdict === "allow")) {
    await settleUncallable(tx, { leadId: hold.leadId, numbers, now: wish.now });
    return "refused";
  }
  if (wasBlocked) await tx.update(leads).set(unblocked).where(eq(leads.id, hold.leadId));
  const { token: holdToken, until } = hold;
  await record(tx, { type: "lead.leased", data: { holdToken, until: until.toISOString() }, ...said(hold, wish) });
  return { ok: true, hold, resumed: false, numbers };
}

/** The agent's live hold; one that has run out is let go of and written down. */
async function ownHold(tx: Tx, { had: _, wasBlocked: __, ...hold }: Claimed, wish: Claim): Promise<Tried | null> {
  const [held] = await tx.select().from(leads).where(eq(leads.heldBy, wish.by)).for("update");
  if (held?.holdToken !== hold.token || !held.heldUntil) return null;
  if (held.heldUntil > wish.now) {
    const numbers = await judgeNumbers(tx, { leadId: hold.leadId, now: wish.now });
    return { ok: true, hold: { ...hold, until: held.heldUntil }, resumed: true, numbers };
  }
  await tx.update(leads).set(inNobodysHand).where(eq(leads.id, held.id));
  const data = { holdToken: hold.token, why: "expired" as const };
  await record(tx, { type: "lead.released", data, ...said(hold, wish) });
  return null;
}

async function whyEmpty(db: Db, { by }: Claim, refusals: number) {
  const [agent] = await db.select({ pausedAt: users.pausedAt }).from(users).where(eq(users.id, by));
  if (agent?.pausedAt) return "paused";
  return refusals > 0 ? "only-refusals" : "queue-empty";
}

const said = ({ clientId, campaignId, leadId, companyId }: Hold, { by, now }: Claim) => ({
  ...{ clientId, campaignId, leadId, companyId },
  by,
  at: now,
});
