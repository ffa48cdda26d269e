import { eq } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { NumberVerdict } from "#app/features/compliance/may-call.server.ts";
import { type Uncallable, whenUncallable } from "#app/features/compliance/when-uncallable.ts";
import { takenBackUntil } from "#app/features/compliance/wishes.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { askAgain } from "./ask-again.server.ts";
import { inNobodysHand } from "./hold.server.ts";
import { restOfRound } from "./rest-of-round.server.ts";
import { settleListed } from "./settle-listed.server.ts";

/**
 * A claimed lead that may not be rung: lets go of it and writes down when to ask again, or sends it where it can be mended. Nothing is closed by
 * a wish as long as an agent can take one back: nobody rings it, and it is asked about again. What lists alone stand against is theirs to close.
 */
export async function settleUncallable(
  tx: Tx,
  { leadId, numbers, now }: { leadId: string; numbers: NumberVerdict[]; now: Date },
): Promise<void> {
  await tx.update(leads).set(inNobodysHand).where(eq(leads.id, leadId));
  const next = await whatNext(tx, numbers, now);
  const common = { leadId, by: null, now };
  if (next.to === "ready") {
    await tx.update(leads).set(askAgain(next, now)).where(eq(leads.id, leadId));
  } else if (next.to === "research") {
    await moveLead(tx, { ...common, to: "research", nextAction: "research", dueAt: now, reason: "no-number-to-call" });
  } else if (next.to === "rest") {
    const { dueAt, dormancyReason } = await restOfRound(tx, { leadId, now });
    const sleeps = { nextAction: "wake", dueAt, dormancyReason } as const;
    await moveLead(tx, { ...common, to: "nurturing", ...sleeps, reason: "round-used-up" });
  } else if (next.lists) {
    await settleListed(tx, { leadId, lists: next.lists, now });
  } else {
    const reason = next.because === "asked-not-to-be-called" ? "suppressed" : next.because;
    const ended = { nextAction: null, dueAt: null, closeReason: next.because, reason } as const;
    await moveLead(tx, { ...common, to: "closed", ...ended });
  }
}

async function whatNext(tx: Tx, numbers: NumberVerdict[], now: Date): Promise<Uncallable> {
  const next = whenUncallable(numbers, now);
  if (next.to !== "closed" || next.because !== "asked-not-to-be-called") return next;
  const callableFrom = await takenBackUntil(tx, now);
  return callableFrom ? { to: "ready", callableFrom, blockedBy: null } : next;
}
