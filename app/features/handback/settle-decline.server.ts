import { and, eq } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { lift, suppress } from "#app/features/compliance/suppress.server.ts";
import { namesOf } from "#app/features/compliance/wishes.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { handbacks, leads, suppressions } from "#db/schema.ts";
import { lockHandback } from "./lock-handback.server.ts";

/**
 * "Already our customer" suppresses the company for that client; taking the answer back lifts that again, and nothing that anybody else has
 * said of the company. Looks at what stands now and not at what was asked, so that it may come late, twice or out of order.
 */
export async function settleDecline(db: Db, { handbackId, now }: { handbackId: string; now: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId });
    if (!locked) return;
    const { handback, companyId } = locked;
    const { clientId, decidedBy } = handback;
    const names = await namesOf(tx, "company", companyId);
    const valueHashes = names.map((name) => hashOf("company", name));
    if (handback.declineReason === "already-customer") {
      const entries = valueHashes.map((valueHash) => ({ clientId, kind: "company" as const, valueHash }));
      await suppress(tx, { entries, source: "client", by: decidedBy, now });
      return;
    }
    if (await saidElsewhere(tx, { clientId, companyId })) return;
    await lift(tx, { valueHashes, clientId, which: eq(suppressions.source, "client"), now });
  });
}

/** Another hand-back of this company was answered so too, and still is. */
async function saidElsewhere(tx: Tx, { clientId, companyId }: { clientId: string; companyId: string }) {
  const said = await tx
    .select({ id: handbacks.id })
    .from(handbacks)
    .innerJoin(leads, and(eq(leads.id, handbacks.leadId), eq(leads.companyId, companyId)))
    .where(and(eq(handbacks.clientId, clientId), eq(handbacks.declineReason, "already-customer")))
    .limit(1);
  return said.length > 0;
}
