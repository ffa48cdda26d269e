import { and, eq, inArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Tx } from "#db/client.server.ts";
import { handbacks } from "#db/schema.ts";
import { changeHandback, lockHandback } from "./lock-handback.server.ts";
import { throughTheGate } from "./pass-lead.server.ts";

const summary = "The campaign has ended. They answered your questions on the call below and expect to hear from you.";

/**
 * A lead that stands at the gate when its campaign ends goes to the client: somebody there wants to be called. One that the client
 * has left or declined before, or that lacks its evidence, is closed with the campaign. The caller holds the lead's lock, and whoever
 * works at the gate takes the hand-back's first: one that somebody has in hand is left for the next round.
 */
export async function settleAtGate(tx: Tx, { leadId, now }: { leadId: string; now: Date }): Promise<boolean> {
  const [open] = await tx
    .select({ id: handbacks.id })
    .from(handbacks)
    .where(and(eq(handbacks.leadId, leadId), eq(handbacks.status, "gate")))
    .for("update", { skipLocked: true });
  const locked = open ? await lockHandback(tx, { handbackId: open.id }) : null;
  if (!locked) return false;
  const [before] = await tx
    .select({ id: handbacks.id })
    .from(handbacks)
    .where(and(eq(handbacks.leadId, leadId), inArray(handbacks.status, ["expired", "declined"])))
    .limit(1);
  if (!before && (await throughTheGate(tx, locked, { summary, by: null, now })).ok) return true;

  await changeHandback(tx, locked.handback, { status: "refused", gateAt: now, endedAt: now });
  await record(tx, {
    type: "handback.refused",
    data: { handbackId: locked.handback.id },
    ...locked.at,
    by: null,
    at: now,
  });
  const end = { to: "closed", nextAction: null, dueAt: null, closeReason: "campaign-ended" } as const;
  await moveLead(tx, { leadId, ...end, reason: "campaign-ended", by: null, now });
  return true;
}
