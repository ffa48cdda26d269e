import { and, eq, gt } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { attempts, leads } from "#db/schema.ts";
import { holdMinutes } from "./claim.server.ts";

/** Longer than a call may last, and than it takes to learn that one has been lost sight of. */
const callMinutes = 75;

/** A lead that was let go of, as it stands on its row. */
export const inNobodysHand = { heldBy: null, holdToken: null, heldUntil: null } as const;

type Lead = typeof leads.$inferSelect;
type Held = { leadId: string; token: string; by: string; now: Date };

/** The lead, locked, if this token still holds it; every act on a lead in hand goes through here, so that a stale token changes nothing. */
export async function lockHeld(tx: Tx, { leadId, token, by, now }: Held): Promise<Lead | null> {
  const [lead] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.id, leadId), eq(leads.holdToken, token), eq(leads.heldBy, by), gt(leads.heldUntil, now)))
    .for("update");
  return lead ?? null;
}

/** Whether a call was made in this hold: it needs its outcome before the lead is let go of in any other way. */
export async function wasCalled(tx: Tx, { leadId, token }: Pick<Held, "leadId" | "token">): Promise<boolean> {
  const [called] = await tx
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.leadId, leadId), eq(attempts.holdToken, token)));
  return called !== undefined;
}

export type Kept = { ok: true; until: Date } | { ok: false; reason: "hold-lost" };

/**
 * A sign of life from the desk: once half of the hold is over it lasts another while from now. The ledger hears of it, so that
 * every call can be held against the hold it was made under; half-way, because a heartbeat a minute would drown it.
 */
export async function keepHold(db: Queryable, held: Held): Promise<Kept> {
  return db.transaction(async (tx) => {
    const lead = await lockHeld(tx, held);
    if (!lead?.heldUntil) return { ok: false, reason: "hold-lost" } as const;
    if (lead.heldUntil.getTime() - held.now.getTime() > (holdMinutes * 60_000) / 2)
      return { ok: true, until: lead.heldUntil } as const;
    return { ok: true, until: await holdFor(tx, lead, holdMinutes, held) } as const;
  });
}

/** Nobody takes a lead out of a call: its hold outlasts the call, whatever the page and its network do meanwhile. */
export async function holdForCall(tx: Tx, lead: Lead, on: { by: string; now: Date }): Promise<void> {
  await holdFor(tx, lead, callMinutes, on);
}

/** The call is over: the agent has the usual while to say what came of it. */
export async function holdForWrapUp(
  tx: Tx,
  { leadId, holdToken, agentId }: { leadId: string; holdToken: string; agentId: string },
  now: Date,
): Promise<void> {
  const lead = await lockHeld(tx, { leadId, token: holdToken, by: agentId, now });
  if (lead) await holdFor(tx, lead, holdMinutes, { by: agentId, now });
}

async function holdFor(tx: Tx, lead: Lead, minutes: number, { by, now }: { by: string; now: Date }): Promise<Date> {
  const until = new Date(now.getTime() + minutes * 60_000);
  await tx.update(leads).set({ heldUntil: until }).where(eq(leads.id, lead.id));
  await record(tx, {
    type: "lead.extended",
    data: { holdToken: lead.holdToken ?? "", until: until.toISOString() },
    ...placeOf(lead),
    by,
    at: now,
  });
  return until;
}

/** Lets go of a lead without an outcome; it stays where it was in the queue unless the caller moves it. */
export async function releaseHold(
  tx: Tx,
  {
    lead,
    why,
    skipReason = null,
    by,
    now,
  }: {
    lead: Lead;
    why: "skipped" | "outcome" | "signed-out" | "refused" | "paused";
    skipReason?: string | null;
    by: string;
    now: Date;
  },
): Promise<void> {
  if (!lead.holdToken) return;
  // What a manager pulled it for has been done when its agent called it or chose not to, and not before.
  const pulledFor = why === "outcome" || why === "skipped" ? null : lead.pulledFor;
  await tx
    .update(leads)
    .set({ ...inNobodysHand, pulledFor })
    .where(eq(leads.id, lead.id));
  await record(tx, {
    type: "lead.released",
    data: { holdToken: lead.holdToken, why, skipReason },
    ...placeOf(lead),
    by,
    at: now,
  });
}
