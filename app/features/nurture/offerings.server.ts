import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { record } from "#app/features/audit/record.server.ts";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
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

/** Who waits for which offering, as a table: the leads of which it was said, and whatever these went into, which waits for them. */
export const waiting = sql`
  with recursive waits as (
    select lead_id as id, offering_id from awaited_offerings
    union select l.merged_into_id, waits.offering_id from waits join leads l on l.id = waits.id where l.merged_into_id is not null
  ) select id, offering_id from waits`;

/** What a lead and those that went into it wait for and the client still does not offer; its own word comes first, then the last one said. */
export async function stillAwaited(db: Queryable, leadId: string) {
  return db
    .select({ offeringId: offerings.id, clientId: offerings.clientId, name: offerings.name, at: awaitedOfferings.at })
    .from(awaitedOfferings)
    .innerJoin(offerings, and(eq(offerings.id, awaitedOfferings.offeringId), isNull(offerings.shippedAt)))
    .where(inArray(awaitedOfferings.leadId, await leadFamily(db, leadId)))
    .orderBy(desc(eq(awaitedOfferings.leadId, leadId)), desc(awaitedOfferings.at));
}

/**
 * A lead waits for one thing, or for nothing any more, and whatever went into it does no longer: it was said of all of them. Where they turn
 * out to be two, what went in waits again for what it had waited for, by the ledger. Another client's offering is none of its.
 */
export async function awaitOffering(
  tx: Tx,
  { leadId, offeringId, now }: { leadId: string; offeringId: string | null; now: Date },
): Promise<void> {
  const answered = await tx
    .delete(awaitedOfferings)
    .where(inArray(awaitedOfferings.leadId, await leadFamily(tx, leadId)))
    .returning({ leadId: awaitedOfferings.leadId, offeringId: awaitedOfferings.offeringId });
  for (const one of answered) await tellAnswered(tx, { ...one, saidOf: leadId, now });
  if (!offeringId) return;
  const [both] = await tx
    .select({ clientId: leads.clientId })
    .from(leads)
    .innerJoin(offerings, and(eq(offerings.clientId, leads.clientId), eq(offerings.id, offeringId)))
    .where(and(eq(leads.id, leadId), isNull(offerings.shippedAt)));
  if (both) await tx.insert(awaitedOfferings).values({ leadId, clientId: both.clientId, offeringId, at: now });
}

type Answered = { leadId: string; offeringId: string; saidOf: string; now: Date };

async function tellAnswered(tx: Tx, { leadId, offeringId, saidOf, now }: Answered): Promise<void> {
  const { clientId, campaignId, companyId } = leads;
  const [place] = await tx.select({ clientId, campaignId, companyId }).from(leads).where(eq(leads.id, leadId));
  const data = { offeringId, saidOf };
  await record(tx, { type: "offering.superseded", data, ...place, leadId, by: null, at: now });
}

/** Keeps what a lead waits for from being shipped until the transaction ends. As `isMissing`, asked before the lead is locked. */
export async function holdAwaited(tx: Tx, leadId: string): Promise<void> {
  const awaited = await stillAwaited(tx, leadId);
  for (const offeringId of awaited.map((one) => one.offeringId).sort()) await isMissing(tx, offeringId);
}

/**
 * A lead goes on as another one, which waits for the same, unless it waits for something of its own. What was shipped meanwhile nobody waits
 * for: no news of it would ever come again.
 */
export async function carryAwaited(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const [still] = await stillAwaited(tx, from);
  if (!still) return;
  const { clientId, offeringId, at } = still;
  await tx.insert(awaitedOfferings).values({ leadId: to, clientId, offeringId, at }).onConflictDoNothing();
}
