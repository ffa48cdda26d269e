import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { notes } from "#db/schema.ts";
import { changeHandback, lockHandback } from "./lock-handback.server.ts";

export type Refused =
  | { ok: true }
  | { ok: false; reason: "no-such-handback" | "not-at-the-gate" | "note-missing" | "lead-moved-on" };

const tomorrowMs = 24 * 3_600_000;

/** Not good enough for the client yet: the lead goes back to be called tomorrow, and whoever calls reads why. */
export async function refuseAtGate(
  db: Db,
  { handbackId, note, by, now }: { handbackId: string; note: string; by: string; now: Date },
): Promise<Refused> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId });
    if (!locked) return { ok: false, reason: "no-such-handback" } as const;
    const { handback, at } = locked;
    if (handback.status !== "gate") return { ok: false, reason: "not-at-the-gate" } as const;
    const why = note.trim();
    if (why === "") return { ok: false, reason: "note-missing" } as const;

    const moved = await moveLead(tx, {
      leadId: handback.leadId,
      to: "ready",
      nextAction: "call",
      dueAt: new Date(now.getTime() + tomorrowMs),
      reason: "refused-at-gate",
      by,
      now,
    });
    if (!moved.ok) return { ok: false, reason: "lead-moved-on" } as const;
    await changeHandback(tx, handback, { status: "refused", gateNote: why, gateBy: by, gateAt: now, endedAt: now });
    await tx.insert(notes).values({ clientId: at.clientId, leadId: at.leadId, text: why, by, at: now });
    await record(tx, { type: "handback.refused", data: { handbackId }, ...at, by, at: now });
    return { ok: true } as const;
  });
}
