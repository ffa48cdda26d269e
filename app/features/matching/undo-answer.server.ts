import { and, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import type { Db } from "#db/client.server.ts";
import { matchDecisions, merges } from "#db/schema.ts";
import { reopenSettledBy } from "./reopen-settled.server.ts";
import { takeApart } from "./unmerge.server.ts";

/** What is older than a day's work is undone on the page of merges, with a look at it. */
export const undoHours = 12;

export type AnswerUndone = { ok: true; decisionId: string } | { ok: false; reason: "nothing-to-undo" | "held" };

/** Takes back the last answer this person gave, and what followed from it; pressed again, the one before. The question is asked again. */
export async function undoAnswer(
  db: Db,
  { clientId, by, now }: { clientId?: string | null; by: string; now: Date },
): Promise<AnswerUndone> {
  return db.transaction(async (tx) => {
    const [seen] = await tx
      .select({ clientId: matchDecisions.clientId })
      .from(matchDecisions)
      .where(lastAnswer({ clientId, by, now }))
      .orderBy(desc(matchDecisions.answeredAt), desc(matchDecisions.id))
      .limit(1);
    if (!seen) return { ok: false, reason: "nothing-to-undo" } as const;
    await lockCompanies(tx, seen.clientId);
    const [last] = await tx
      .select()
      .from(matchDecisions)
      .where(lastAnswer({ clientId: seen.clientId, by, now }))
      .orderBy(desc(matchDecisions.answeredAt), desc(matchDecisions.id))
      .limit(1)
      .for("update");
    if (!last) return { ok: false, reason: "nothing-to-undo" } as const;
    const at = { clientId: last.clientId, decisionId: last.id, by, now };
    const [merge] = await tx
      .select()
      .from(merges)
      .where(and(eq(merges.decisionId, last.id), isNull(merges.undoneAt)))
      .for("update");
    if (merge) {
      const apart = await takeApart(tx, merge, { by, now });
      if (!apart.ok) return apart;
    }
    await reopenSettledBy(tx, at);
    await tx
      .update(matchDecisions)
      .set({ answer: null, answeredBy: null, answeredAt: null })
      .where(eq(matchDecisions.id, last.id));
    await record(tx, {
      type: "pair.reopened",
      data: { decisionId: last.id },
      clientId: last.clientId,
      by,
      at: now,
    });
    return { ok: true, decisionId: last.id } as const;
  });
}

const lastAnswer = ({ clientId, by, now }: { clientId?: string | null; by: string; now: Date }) =>
  and(
    eq(matchDecisions.answeredBy, by),
    isNotNull(matchDecisions.answer),
    isNull(matchDecisions.settledById),
    gt(matchDecisions.answeredAt, new Date(now.getTime() - undoHours * 3_600_000)),
    clientId ? eq(matchDecisions.clientId, clientId) : undefined,
  );
