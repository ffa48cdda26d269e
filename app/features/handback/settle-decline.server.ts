import { and, eq, isNull } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import type { Db } from "#db/client.server.ts";
import { suppressions } from "#db/schema.ts";
import { lockHandback } from "./lock-handback.server.ts";

/**
 * "Already our customer" suppresses the company for that client; taking the answer back lifts that again. Looks at what stands now
 * and not at what was asked, so that it may come late, twice or out of order.
 */
export async function settleDecline(db: Db, { handbackId, now }: { handbackId: string; now: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId });
    if (!locked) return;
    const { handback, companyId } = locked;
    const { clientId, decidedBy } = handback;
    const valueHash = hashOf("company", companyId);
    if (handback.declineReason === "already-customer") {
      await suppress(tx, { entries: [{ clientId, kind: "company", valueHash }], source: "person", by: decidedBy, now });
      return;
    }
    await tx
      .update(suppressions)
      .set({ liftedAt: now })
      .where(
        and(
          eq(suppressions.clientId, clientId),
          eq(suppressions.kind, "company"),
          eq(suppressions.valueHash, valueHash),
          // What an import or an agent heard is not the client's to take back.
          eq(suppressions.source, "person"),
          isNull(suppressions.liftedAt),
        ),
      );
  });
}
