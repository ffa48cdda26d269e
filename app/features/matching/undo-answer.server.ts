import { and, desc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompaniesUnlessFile } from "#app/features/companies/lock-companies.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { matchDecisions, merges } from "#db/schema.ts";
import { uuids } from "./company-tree.server.ts";
import { erasedAmong } from "./erased-among.server.ts";
import { lockLeads } from "./group-leads.server.ts";
import { reopenSettledBy } from "./reopen-settled.server.ts";
import { settleAnew } from "./settle-anew.server.ts";
import { takeApart } from "./take-apart.server.ts";

/** What is older than a day's work is undone on the page of merges, with a look at it. */
export const undoHours = 12;

export type AnswerUndone =
  /** `questions`: how many are asked again; more than one where they were answered in one go. */
  | { ok: true; decisionId: string; questions: number }
  | { ok: false; reason: "nothing-to-undo" | "held" | "file-being-written" | "erased" };

/** Takes back the last answer this person gave on the page of questions, and what followed from it; pressed again, the one before. The question is asked again. */
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
    if (!(await lockCompaniesUnlessFile(tx, seen.clientId)))
      return { ok: false, reason: "file-being-written" } as const;
    const [last] = await tx
      .select()
      .from(matchDecisions)
      .where(lastAnswer({ clientId: seen.clientId, by, now }))
      .orderBy(desc(matchDecisions.answeredAt), desc(matchDecisions.id))
      .limit(1)
      .for("update");
    if (!last?.batchId) return { ok: false, reason: "nothing-to-undo" } as const;
    const answered = await answeredWith(tx, last.batchId, by);
    if (
      await erasedAmong(
        tx,
        answered.flatMap(({ a, b }) => [a, b]),
      )
    )
      return { ok: false, reason: "erased" } as const;
    const together = answered.map(({ id }) => id);
    try {
      // A savepoint: of many that were answered in one go either all are asked again or none.
      return await tx.transaction(async (all) => {
        const standing = await mergesBy(all, together);
        await lockGroups(all, standing);
        for (const merge of standing) {
          const apart = await takeApart(all, merge, { by, now });
          if (!apart.ok) throw new HeldMeanwhile();
        }
        const companyIds = standing.flatMap(({ keptCompanyId, mergedCompanyId }) => [keptCompanyId, mergedCompanyId]);
        for (const decisionId of together) {
          companyIds.push(...(await askAgain(all, { clientId: last.clientId, decisionId, by, now })));
        }
        await settleAnew(all, { clientId: last.clientId, companyIds, decisionId: null, by, now });
        return { ok: true, decisionId: last.id, questions: together.length } as const;
      });
    } catch (error) {
      if (error instanceof HeldMeanwhile) return { ok: false, reason: "held" } as const;
      throw error;
    }
  });
}

class HeldMeanwhile extends Error {}

const answeredWith = (tx: Tx, batchId: string, by: string): Promise<{ id: string; a: string; b: string }[]> =>
  tx
    .select({ id: matchDecisions.id, a: matchDecisions.aCompanyId, b: matchDecisions.bCompanyId })
    .from(matchDecisions)
    .where(and(eq(matchDecisions.batchId, batchId), eq(matchDecisions.answeredBy, by)));

/** What these answers joined, the last first: a chain is taken apart from its end. */
async function mergesBy(tx: Tx, decisionIds: string[]) {
  return tx
    .select()
    .from(merges)
    .where(and(inArray(merges.decisionId, decisionIds), isNull(merges.undoneAt)))
    .orderBy(desc(merges.id))
    .for("update");
}

/** All leads that any of these partings may move, in one order: merge by merge, two who lock many would wait for each other. */
async function lockGroups(tx: Tx, standing: readonly { mergedCompanyId: string }[]): Promise<void> {
  const merged = uuids(standing.map(({ mergedCompanyId }) => mergedCompanyId));
  const found = await tx.execute<{ id: string }>(sql`
    with roots as (select merged_into_id as id from companies where id = any(${merged}))
    select id from companies where id in (select id from roots) or merged_into_id in (select id from roots)`);
  await lockLeads(
    tx,
    found.rows.map(({ id }) => id),
  );
}

type Again = { clientId: string; decisionId: string; by: string; now: Date };

/** @returns the companies it asks about */
async function askAgain(tx: Tx, { clientId, decisionId, by, now }: Again): Promise<string[]> {
  await reopenSettledBy(tx, { clientId, decisionId, by, now });
  const asked = await tx
    .update(matchDecisions)
    .set({ answer: null, answeredBy: null, answeredAt: null, batchId: null })
    .where(eq(matchDecisions.id, decisionId))
    .returning({ a: matchDecisions.aCompanyId, b: matchDecisions.bCompanyId });
  await record(tx, { type: "pair.reopened", data: { decisionId }, clientId, by, at: now });
  return asked.flatMap(({ a, b }) => [a, b]);
}

const lastAnswer = ({ clientId, by, now }: { clientId?: string | null; by: string; now: Date }) =>
  and(
    eq(matchDecisions.answeredBy, by),
    isNotNull(matchDecisions.batchId),
    gt(matchDecisions.answeredAt, new Date(now.getTime() - undoHours * 3_600_000)),
    clientId ? eq(matchDecisions.clientId, clientId) : undefined,
  );
