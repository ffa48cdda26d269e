import type { Db } from "#db/client.server.ts";
import { comeBack } from "./come-back.server.ts";
import { lockHeld, releaseHold, wasCalled } from "./hold.server.ts";
import { type SkipReason, skips } from "./skip.ts";

export type Skipped = { ok: true } | { ok: false; reason: "hold-lost" | "call-waits-for-its-outcome" };

/** Passes over the held lead with a reason; it comes back after a while, to anyone. A call that was made needs its outcome first. */
export async function skipLead(
  db: Db,
  { leadId, token, reason, by, now }: { leadId: string; token: string; reason: SkipReason; by: string; now: Date },
): Promise<Skipped> {
  return db.transaction(async (tx) => {
    const lead = await lockHeld(tx, { leadId, token, by, now });
    if (!lead) return { ok: false, reason: "hold-lost" } as const;
    if (await wasCalled(tx, { leadId, token })) return { ok: false, reason: "call-waits-for-its-outcome" } as const;

    await releaseHold(tx, { lead, why: "skipped", skipReason: reason, by, now });
    const at = new Date(now.getTime() + skips[reason].minutes * 60_000);
    // Whoever it was given to says that it is for somebody else.
    const anyones = reason === "language" ? { assigneeId: null } : {};
    await comeBack(tx, { lead, at, ...anyones, reason: "skipped", by, now });
    return { ok: true } as const;
  });
}
