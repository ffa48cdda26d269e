import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";

/** The questions that an answer settled besides its own are open again. */
export async function reopenSettledBy(
  tx: Tx,
  { clientId, decisionId, by, now }: { clientId: string; decisionId: string; by: string | null; now: Date },
): Promise<void> {
  const opened = await tx
    .update(matchDecisions)
    .set({ answer: null, answeredBy: null, answeredAt: null, settledById: null })
    .where(eq(matchDecisions.settledById, decisionId))
    .returning({ id: matchDecisions.id });
  const entries = opened.map(({ id }) => ({
    type: "pair.reopened" as const,
    data: { decisionId: id },
    clientId,
    by,
    at: now,
  }));
  await record(tx, ...entries);
}
