import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { whenUncallable } from "#app/features/compliance/when-uncallable.ts";
import type { Db } from "#db/client.server.ts";
import { keepCaller } from "./callers.server.ts";
import { comeBack } from "./come-back.server.ts";
import { lockHeld, releaseHold, wasCalled } from "./hold.server.ts";
import { settleUncallable } from "./settle-uncallable.server.ts";

export type PutBack =
  | { ok: true }
  | { ok: false; reason: "hold-lost" | "call-waits-for-its-outcome" | "may-be-called" | "no-hour-to-keep-it-for" };

/**
 * Lets go of a held lead that the law has closed since it was taken; it comes back when it may be called. Kept, it comes
 * back to the same agent, if they still call for its campaign. One that may be called is skipped with a reason instead.
 */
export async function putBack(
  db: Db,
  { leadId, token, keep, by, now }: { leadId: string; token: string; keep: boolean; by: string; now: Date },
): Promise<PutBack> {
  return db.transaction(async (tx) => {
    const callsOn = await keepCaller(tx, { leadId, userId: by });
    const lead = await lockHeld(tx, { leadId, token, by, now });
    if (!lead) return { ok: false, reason: "hold-lost" } as const;
    if (await wasCalled(tx, { leadId, token })) return { ok: false, reason: "call-waits-for-its-outcome" } as const;
    const numbers = await judgeNumbers(tx, { leadId, now });
    if (numbers.some(({ verdict }) => verdict === "allow")) return { ok: false, reason: "may-be-called" } as const;

    const next = whenUncallable(numbers, now);
    const hasHour = numbers.some(({ nextAllowedAt }) => nextAllowedAt !== null);
    if (keep && (next.to !== "ready" || !hasHour)) return { ok: false, reason: "no-hour-to-keep-it-for" } as const;
    await releaseHold(tx, { lead, why: "refused", by, now });
    if (keep && next.to === "ready")
      await comeBack(tx, {
        lead,
        at: next.callableFrom,
        ...(callsOn ? { assigneeId: by } : {}),
        reason: "kept",
        by,
        now,
      });
    else await settleUncallable(tx, { leadId, numbers, now });
    return { ok: true } as const;
  });
}
