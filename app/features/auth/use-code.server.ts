import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import { secondFactors } from "#db/schema.ts";
import { useRecoveryCode } from "./recovery-codes.server.ts";
import { isOfTelephone, stepOf } from "./totp.server.ts";

type Use = { userId: string; clientId: string | null; code: string; now: Date; at: Date };

/**
 * Takes a code of the telephone, or one of the recovery codes, and each only once: the half minute of the last one is kept, and moved on by the
 * statement that compares it. `now` is the wall's time, which telephones show; `at` the trade's, which the ledger is written in.
 */
export async function useCode(tx: Tx, { userId, clientId, code, now, at }: Use): Promise<boolean> {
  const digits = code.replace(/\s/g, "");
  if (isOfTelephone(digits)) return useStep(tx, { userId, code: digits, now });
  const left = await useRecoveryCode(tx, userId, code);
  if (left === null) return false;
  await record(tx, { type: "user.recovery-code-used", data: { userId, left }, clientId, by: userId, at });
  return true;
}

async function useStep(tx: Tx, { userId, code, now }: Pick<Use, "userId" | "code" | "now">): Promise<boolean> {
  const on = and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));
  const [factor] = await tx.select({ sealed: secondFactors.sealedSecret }).from(secondFactors).where(on);
  const step = factor ? stepOf({ userId, sealed: factor.sealed, code, now }) : null;
  if (step === null) return false;
  const moved = await tx
    .update(secondFactors)
    .set({ lastStep: step })
    .where(and(on, or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step))))
    .returning({ userId: secondFactors.userId });
  return moved.length > 0;
}
