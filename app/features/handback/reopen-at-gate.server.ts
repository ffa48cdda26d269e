import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { handbacks } from "#db/schema.ts";
import type { LockedHandback } from "./lock-handback.server.ts";

/** What the client did not take stands at the gate again with the same evidence, as a new hand-back: what was answered stays answered. */
export async function reopenAtGate(
  tx: Tx,
  { handback: former, at }: LockedHandback,
  { by, now }: { by: string | null; now: Date },
): Promise<string> {
  const { clientId, campaignId, leadId, attemptId, qualifiedBy, qualifiedAt, summary } = former;
  const [opened] = await tx
    .insert(handbacks)
    .values({ clientId, campaignId, leadId, attemptId, qualifiedBy, qualifiedAt, summary, status: "gate" })
    .returning({ id: handbacks.id });
  if (!opened) throw new Error("The hand-back was not stored.");
  await record(tx, {
    type: "handback.reopened",
    data: { handbackId: opened.id, formerId: former.id },
    ...at,
    by,
    at: now,
  });
  return opened.id;
}
