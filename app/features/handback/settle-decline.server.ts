import { and, eq } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { lift, standingUnder, suppress } from "#app/features/compliance/suppress.server.ts";
import { namesOf, namesOfCompanies } from "#app/features/compliance/wishes.server.ts";
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
    const hashes = (await namesOf(tx, "company", companyId)).map((name) => hashOf("company", name));
    if (handback.declineReason === "already-customer") {
      const entries = hashes.map((valueHash) => ({ clientId, kind: "company" as const, valueHash }));
      await suppress(tx, { entries, source: "client", by: decidedBy, now });
      return;
    }
    // Locked before the other answers are looked at: one that is being settled now has been, or writes anew what we lift.
    await tx
      .select({ id: suppressions.id })
      .from(suppressions)
      .where(standingUnder(hashes, clientId))
      .orderBy(suppressions.valueHash)
      .for("update");
    const said = await stillSaid(tx, { clientId });
    const valueHashes = hashes.filter((hash) => !said.has(hash));
    await lift(tx, { valueHashes, clientId, which: eq(suppressions.source, "client"), now });
  });
}

/** What the client still says so of in other answers: two companies may go by one name or one site. */
async function stillSaid(tx: Tx, { clientId }: { clientId: string }): Promise<Set<string>> {
  const said = await tx
    .selectDistinct({ companyId: leads.companyId })
    .from(handbacks)
    .innerJoin(leads, eq(leads.id, handbacks.leadId))
    .where(and(eq(handbacks.clientId, clientId), eq(handbacks.declineReason, "already-customer")));
  const names = await namesOfCompanies(
    tx,
    said.map(({ companyId }) => companyId),
  );
  return new Set([...names.values()].flat().map((name) => hashOf("company", name)));
}
