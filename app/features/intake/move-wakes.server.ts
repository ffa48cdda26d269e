import { and, eq } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import type { Change } from "./changes.ts";

type Wake = Pick<Change, "kind" | "leadId" | "was" | "becomes" | "kept">;

/** Leads whose contract is another one now sleep until another day, where they still sleep until the day they had. */
export async function moveWakes(
  tx: Tx,
  changes: readonly Wake[],
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const wakes = changes.flatMap(({ kind, kept, leadId, was, becomes }) =>
    kind === "wake" && !kept && leadId && was && becomes ? [{ leadId, was, dueAt: new Date(becomes) }] : [],
  );
  // In one order always: two who move the same leads wait for each other, and do not stop each other.
  for (const { leadId, was, dueAt } of wakes.sort((a, b) => (a.leadId < b.leadId ? -1 : 1))) {
    const [asleep] = await tx
      .select({ dormancyReason: leads.dormancyReason })
      .from(leads)
      .where(and(eq(leads.id, leadId), eq(leads.stage, "nurturing"), eq(leads.dueAt, new Date(was))))
      .for("update");
    if (!asleep?.dormancyReason) continue;
    const { dormancyReason } = asleep;
    await moveLead(tx, { leadId, to: "nurturing", nextAction: "wake", dueAt, dormancyReason, reason: null, by, now });
  }
}
