import { and, asc, desc, eq, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaignAgents, campaigns, leads } from "#db/schema.ts";
import { judgeNumbers, type NumberVerdict } from "./judge-numbers.server.ts";
import { settleUncallable } from "./settle-uncallable.server.ts";

/** How long a lead stays with an agent who gives no sign of life. */
export const holdMinutes = 10;
/** A refusal under the lock takes the next lead; after so many the agent is told instead of waiting on. */
const refusalsAllowed = 5;
/** A promise of a colleague who is away becomes anybody's after this long. */
const minutesUntilAnyones = 30;

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

type Claim = { by: string; now: Date; campaignId?: string };

/**
 * Hands the agent the best lead that may be called now. The hold lives on the lead's row, so two agents never meet there;
 * the law is asked again under that lock. An agent with a live hold gets that lead back, whatever they press.
 */
export async function leaseNext(db: Db, claim: Claim): Promise<Leased> {
  const resumed = await db.transaction((tx) => ownHold(tx, claim));
  if (resumed)
    return {
      ok: true,
      hold: resumed,
      resumed: true,
      numbers: await judgeNumbers(db, { leadId: resumed.leadId, now: claim.now }),
    };

  let refusals = 0;
  while (refusals < refusalsAllowed) {
    const tried = await db.transaction((tx) => claimOne(tx, claim));
    if (tried === "empty") return { ok: false, reason: refusals > 0 ? "only-refusals" : "queue-empty" };
    if (tried !== "refused") return tried;
    refusals += 1;
  }
  return { ok: false, reason: "only-refusals" };
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

async function claimOne(tx: Tx, claim: Claim): Promise<Extract<Leased, { ok: true }> | "empty" | "refused"> {
  const lead = (await claimWhere(tx, claim, ownCallback(claim))) ?? (await claimFromCampaigns(tx, claim));
  if (!lead?.holdToken || !lead.heldUntil) return "empty";

  const numbers = await judgeNumbers(tx, { leadId: lead.id, now: claim.now });
  if (!numbers.some((number) => number.verdict === "allow")) {
    await settleUncallable(tx, { leadId: lead.id, numbers, now: claim.now });
    return "refused";
  }
  await record(tx, {
    type: "lead.leased",
    data: { holdToken: lead.holdToken, until: lead.heldUntil.toISOString() },
    ...placeOf(lead),
    by: claim.by,
    at: claim.now,
  });
  return { ok: true, hold: holdOf(lead, lead.holdToken, lead.heldUntil), resumed: false, numbers };
}

async function claimFromCampaigns(tx: Tx, claim: Claim): Promise<LeadRow | null> {
  const mine = await tx
    .select({ id: campaigns.id })
    .from(campaignAgents)
    .innerJoin(campaigns, and(eq(campaigns.id, campaignAgents.campaignId), eq(campaigns.status, "live")))
    .where(and(eq(campaignAgents.userId, claim.by), claim.campaignId ? eq(campaigns.id, claim.campaignId) : undefined))
    .orderBy(campaigns.startsOn, campaigns.id);
  for (const { id } of mine) {
    const lead = await claimWhere(tx, claim, anyonesIn(id, claim));
    if (lead) return lead;
  }
  return null;
}

type LeadRow = typeof leads.$inferSelect;

/**
 * One statement: finds, locks and marks. `= (select … for update skip locked)` and never `in (…)`: under a nested loop
 * the latter may claim every row it meets.
 */
async function claimWhere(tx: Tx, { by, now }: Claim, wanted: SQL | undefined): Promise<LeadRow | null> {
  const next = tx
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(
        eq(leads.stage, "ready"),
        isNull(leads.mergedIntoId),
        lte(leads.callableFrom, now),
        or(isNull(leads.heldBy), lt(leads.heldUntil, now)),
        wanted,
      ),
    )
    .orderBy(desc(leads.priority), asc(leads.callableFrom), asc(leads.id))
    .limit(1)
    .for("update", { skipLocked: true });
  const [lead] = await tx
    .update(leads)
    .set({ heldBy: by, holdToken: sql`gen_random_uuid()`, heldUntil: new Date(now.getTime() + holdMinutes * 60_000) })
    .where(eq(leads.id, sql`(${next})`))
    .returning();
  return lead ?? null;
}

const ownCallback = ({ by, campaignId }: Claim) =>
  and(
    eq(leads.assigneeId, by),
    eq(leads.nextAction, "callback"),
    campaignId ? eq(leads.campaignId, campaignId) : undefined,
  );

/** A colleague's promise is theirs until it is half an hour late; everything else is anyone's. */
const anyonesIn = (campaignId: string, { by, now }: Claim) =>
  and(
    eq(leads.campaignId, campaignId),
    or(
      isNull(leads.assigneeId),
      eq(leads.assigneeId, by),
      lt(leads.dueAt, new Date(now.getTime() - minutesUntilAnyones * 60_000)),
    ),
  );

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
