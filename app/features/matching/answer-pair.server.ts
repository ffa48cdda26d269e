import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompaniesUnlessFile } from "#app/features/companies/lock-companies.server.ts";
import type { Db } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import type { PairAnswer } from "#db/vocabulary.ts";
import { joinPair } from "./join-pair.server.ts";
import type { WhyNotMerged } from "./merge-companies.server.ts";
import { settleQuestions } from "./settle-questions.server.ts";

export type Answered =
  | {
      ok: true;
      mergeId: string | null;
      /** Other questions that are answered with it. */
      settled: number;
    }
  | { ok: false; reason: "no-such-question" | "file-being-written" | WhyNotMerged }
  | { ok: false; reason: "already-answered"; answer: PairAnswer };

/**
 * A person's word on a likely duplicate. "Same" merges at once; "different" and "branch" are never asked again; "later" goes to the
 * end of the queue. Of two reviewers at once the second is told what the first one said.
 */
export async function answerPair(
  db: Db,
  {
    decisionId,
    answer,
    batchId = randomUUID(),
    by,
    now,
  }: { decisionId: string; answer: PairAnswer; batchId?: string; by: string; now: Date },
): Promise<Answered> {
  return db.transaction(async (tx) => {
    const [seen] = await tx
      .select({ clientId: matchDecisions.clientId })
      .from(matchDecisions)
      .where(eq(matchDecisions.id, decisionId));
    if (!seen) return { ok: false, reason: "no-such-question" } as const;
    const { clientId } = seen;
    if (!(await lockCompaniesUnlessFile(tx, clientId))) return { ok: false, reason: "file-being-written" } as const;
    const [question] = await tx.select().from(matchDecisions).where(eq(matchDecisions.id, decisionId)).for("update");
    if (!question) return { ok: false, reason: "no-such-question" } as const;
    if (question.answer !== null && question.answer !== "later") {
      return { ok: false, reason: "already-answered", answer: question.answer } as const;
    }
    const merged = answer === "same" ? await joinPair(tx, question, { by, now }) : null;
    if (merged && !merged.ok) return merged;
    await tx
      .update(matchDecisions)
      .set({ answer, answeredBy: by, answeredAt: now, settledById: null, batchId, shownTo: null, shownUntil: null })
      .where(eq(matchDecisions.id, decisionId));
    await record(tx, { type: "pair.answered", data: { decisionId, answer }, clientId, by, at: now });
    const companyIds = [question.aCompanyId, question.bCompanyId];
    const settled = answer === "later" ? 0 : await settleQuestions(tx, { clientId, companyIds, decisionId, by, now });
    return { ok: true, mergeId: merged?.mergeId ?? null, settled } as const;
  });
}
