import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { DeclineReason } from "#db/vocabulary.ts";
import { type ByClient, notWaiting } from "./accept-lead.server.ts";
import { changeHandback, lockHandback } from "./lock-handback.server.ts";
import { reopenAtGate } from "./reopen-at-gate.server.ts";
import { whatDecliningDoes } from "./what-declining-does.ts";

export type Declined =
  | { ok: true }
  | { ok: false; reason: "no-such-handback" | "already-answered" | "reason-missing" | "lead-moved-on" };

/** No, and why: the reason says where the lead goes. Only "something else" asks for words. */
export async function declineLead(
  db: Queryable,
  { handbackId, clientId, reason, note, by, now }: ByClient & { reason: DeclineReason; note: string | null },
): Promise<Declined> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId, clientId });
    if (!locked) return { ok: false, reason: "no-such-handback" } as const;
    const { handback, place, at } = locked;
    if (handback.status !== "passed") return notWaiting(handback.status);
    const words = note?.trim() || null;
    if (reason === "other" && !words) return { ok: false, reason: "reason-missing" } as const;

    const following = whatDecliningDoes(reason, { now, place });
    const moved = await moveLead(tx, { leadId: handback.leadId, ...following, reason, by, now });
    if (!moved.ok) return { ok: false, reason: "lead-moved-on" } as const;
    await changeHandback(tx, handback, {
      status: "declined",
      decidedBy: by,
      decidedAt: now,
      declineReason: reason,
      declineNote: words,
      endedAt: now,
    });
    await record(tx, { type: "handback.declined", data: { handbackId, reason }, ...at, by, at: now });
    if (following.to === "qualified") await reopenAtGate(tx, locked, { by, now });
    // A client's scope cannot touch suppressions, which bind beyond it; the house settles that right after the commit.
    if (reason === "already-customer") await enqueue(tx, "settle-decline", { handbackId });
    return { ok: true } as const;
  });
}
