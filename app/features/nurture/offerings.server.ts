import { and, asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { awaitedOfferings, leads, offerings } from "#db/schema.ts";
import type { OfferingForm } from "./offering-form.ts";

/** Writes down what a client does not offer yet, so that agents can say who waits for it. */
export async function addOffering(
  db: Db,
  { clientId, name, by, now }: z.output<typeof OfferingForm> & { by: string; now: Date },
): Promise<{ ok: true; offeringId: string } | { ok: false; reason: "known-already" }> {
  return db.transaction(async (tx) => {
    const [added] = await tx
      .insert(offerings)
      .values({ clientId, name, by, at: now })
      .onConflictDoNothing()
      .returning({ id: offerings.id });
    if (!added) return { ok: false, reason: "known-already" } as const;
    await record(tx, { type: "offering.added", data: { offeringId: added.id }, clientId, by, at: now });
    return { ok: true, offeringId: added.id } as const;
  });
}

/** What a client's leads can wait for. */
export function offeringsMissing(db: Queryable, clientId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: offerings.id, name: offerings.name })
    .from(offerings)
    .where(and(eq(offerings.clientId, clientId), isNull(offerings.shippedAt)))
    .orderBy(asc(offerings.name));
}

/**
 * Does the client still not offer it? Asked before the lead is locked, and true until the transaction ends: whoever ships it waits, and
 * finds the lead that began to wait.
 */
export async function isMissing(tx: Tx, offeringId: string): Promise<boolean> {
  const [offering] = await tx
    .select({ shippedAt: offerings.shippedAt })
    .from(offerings)
    .where(eq(offerings.id, offeringId))
    .for("share");
  return offering !== undefined && offering.shippedAt === null;
}

/** A lead waits for one thing, or for nothing any more; another client's offering is none of its. */
export async function awaitOffering(
  tx: Tx,
  { leadId, offeringId, now }: { leadId: string; offeringId: string | null; now: Date },
): Promise<void> {
  await tx.delete(awaitedOfferings).where(eq(awaitedOfferings.leadId, leadId));
  if (!offeringId) return;
  const [both] = await tx
    .select({ clientId: leads.clientId })
    .from(leads)
    .innerJoin(offerings, and(eq(offerings.clientId, leads.clientId), eq(offerings.id, offeringId)))
    .where(and(eq(leads.id, leadId), isNull(offerings.shippedAt)));
  if (both) await tx.insert(awaitedOfferings).values({ leadId, clientId: both.clientId, offeringId, at: now });
}

/** Keeps what a lead waits for from being shipped until the transaction ends. As `isMissing`, asked before the lead is locked. */
export async function holdAwaited(tx: Tx, leadId: string): Promise<void> {
  const [awaited] = await tx.select().from(awaitedOfferings).where(eq(awaitedOfferings.leadId, leadId));
  if (awaited) await isMissing(tx, awaited.offeringId);
}

/**
 * A lead goes on as another one, which waits for the same, unless it waits for something of its own. What was shipped meanwhile nobody waits
 * for: no news of it would ever come again.
 */
export async function carryAwaited(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const [still] = await tx
    .select({ awaited: awaitedOfferings })
    .from(awaitedOfferings)
    .innerJoin(offerings, and(eq(offerings.id, awaitedOfferings.offeringId), isNull(offerings.shippedAt)))
    .where(eq(awaitedOfferings.leadId, from));
  if (still)
    await tx
      .insert(awaitedOfferings)
      .values({ ...still.awaited, leadId: to })
      .onConflictDoNothing();
}
