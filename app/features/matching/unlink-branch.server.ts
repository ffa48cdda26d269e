import { and, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompaniesUnlessFile } from "#app/features/companies/lock-companies.server.ts";
import type { Db } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import { erasedAmong } from "./erased-among.server.ts";
import { reopenLinksBeside, reopenSettledBy } from "./reopen-settled.server.ts";
import { settleQuestions } from "./settle-questions.server.ts";

export type Unlinked =
  | { ok: true }
  | { ok: false; reason: "no-such-question" | "not-linked" | "file-being-written" | "erased" };

/**
 * Two sites that were taken for one firm are two firms. What else had linked the two is answered by it, and what the link had answered
 * elsewhere is the open question it was.
 */
export async function unlinkBranch(
  db: Db,
  { decisionId, by, now }: { decisionId: string; by: string; now: Date },
): Promise<Unlinked> {
  return db.transaction(async (tx) => {
    const [link] = await tx
      .select({ clientId: matchDecisions.clientId, a: matchDecisions.aCompanyId, b: matchDecisions.bCompanyId })
      .from(matchDecisions)
      .where(eq(matchDecisions.id, decisionId));
    if (!link) return { ok: false, reason: "no-such-question" } as const;
    const { clientId } = link;
    if (!(await lockCompaniesUnlessFile(tx, clientId))) return { ok: false, reason: "file-being-written" } as const;
    if (await erasedAmong(tx, [link.a, link.b])) return { ok: false, reason: "erased" } as const;
    const changed = await tx
      .update(matchDecisions)
      .set({ answer: "different", answeredBy: by, answeredAt: now, settledById: null, batchId: null })
      .where(and(eq(matchDecisions.id, decisionId), eq(matchDecisions.answer, "branch")))
      .returning({ id: matchDecisions.id });
    if (changed.length === 0) return { ok: false, reason: "not-linked" } as const;
    await record(tx, { type: "pair.answered", data: { decisionId, answer: "different" }, clientId, by, at: now });
    await reopenSettledBy(tx, { clientId, decisionId, by, now });
    await reopenLinksBeside(tx, { clientId, decisionId, by, now });
    await settleQuestions(tx, { clientId, companyIds: [link.a, link.b], decisionId, by, now });
    return { ok: true } as const;
  });
}
